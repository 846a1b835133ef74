/** Proof of the event store: models of its protocols tried in every order, and the real tables under every fault we know. */
@NullMarked
package org.pulang.e2e.store;

import org.jspecify.annotations.NullMarked;
