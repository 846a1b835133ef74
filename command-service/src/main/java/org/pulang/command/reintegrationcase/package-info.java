/** A case: what can be asked of it, its rules, and its topics, each a member of the one aggregate. */
@NullMarked
package org.pulang.command.reintegrationcase;

import org.jspecify.annotations.NullMarked;
