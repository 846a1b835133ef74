/** What is found out about two cases together: that they are of one person, that they are not, or what their people have to do with each other. */
@NullMarked
package org.pulang.command.caselink;

import org.jspecify.annotations.NullMarked;
