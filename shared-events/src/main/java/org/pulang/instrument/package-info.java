/** What people are asked, and what the answers come to: instruments are versioned data, this reads them. */
@NullMarked
package org.pulang.instrument;

import org.jspecify.annotations.NullMarked;
