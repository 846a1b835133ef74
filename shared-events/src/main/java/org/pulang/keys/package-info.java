/** The keys of personal details: one per case, person and class, wrapped, in a database of their own. */
@NullMarked
package org.pulang.keys;

import org.jspecify.annotations.NullMarked;
