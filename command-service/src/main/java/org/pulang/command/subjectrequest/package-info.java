/** What people ask for by right, from the first word to the answer. */
@NullMarked
package org.pulang.command.subjectrequest;

import org.jspecify.annotations.NullMarked;
