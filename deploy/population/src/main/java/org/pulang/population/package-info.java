/** A simulated population: invented people with the margins that were published, and what is asked of their cases. */
@NullMarked
package org.pulang.population;

import org.jspecify.annotations.NullMarked;
