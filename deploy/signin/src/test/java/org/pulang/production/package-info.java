@NullMarked
package org.pulang.production;

import org.jspecify.annotations.NullMarked;
