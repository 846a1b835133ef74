/** A projection that counts events per case, kept by each store's own means, also in a process of its own. */
@NullMarked
package org.pulang.bench.delivery;

import org.jspecify.annotations.NullMarked;
