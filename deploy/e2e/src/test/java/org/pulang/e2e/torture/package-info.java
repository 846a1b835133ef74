/** The running system under every fault we can make, and the ledger that says whether it kept its promises. */
@NullMarked
package org.pulang.e2e.torture;

import org.jspecify.annotations.NullMarked;
