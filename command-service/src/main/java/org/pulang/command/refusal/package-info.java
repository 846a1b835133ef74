/** Why a command is refused; each reason has a stable code and a sentence a caseworker can act on. */
@NullMarked
package org.pulang.command.refusal;

import org.jspecify.annotations.NullMarked;
