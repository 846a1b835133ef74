/** How an event is written to and read from the store: logical name and revision, JSON bytes, no Java class name. */
@NullMarked
package org.pulang.store;

import org.jspecify.annotations.NullMarked;
