/** Ids, code lists and value types that commands, events and projections share. Enum constants are the codes as stored. */
@NullMarked
package org.pulang.vocabulary;

import org.jspecify.annotations.NullMarked;
