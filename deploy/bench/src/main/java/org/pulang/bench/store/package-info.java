/** Ways of keeping events on PostgreSQL: ours, the bare database, Axon's own engines, other people's stores. */
@NullMarked
package org.pulang.bench.store;

import org.jspecify.annotations.NullMarked;
