@NullMarked
package org.pulang.query.casefile.journey;

import org.jspecify.annotations.NullMarked;
