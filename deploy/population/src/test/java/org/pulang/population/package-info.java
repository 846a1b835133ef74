@NullMarked
package org.pulang.population;

import org.jspecify.annotations.NullMarked;
