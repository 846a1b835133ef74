@NullMarked
package org.pulang.query.journey;

import org.jspecify.annotations.NullMarked;
