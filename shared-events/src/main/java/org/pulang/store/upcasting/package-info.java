/** How an event stored under an old revision is still read. */
@NullMarked
package org.pulang.store.upcasting;

import org.jspecify.annotations.NullMarked;
