/** Who issues a command. */
@NullMarked
package org.pulang.command.access;

import org.jspecify.annotations.NullMarked;
