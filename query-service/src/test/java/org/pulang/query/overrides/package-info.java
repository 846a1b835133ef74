@NullMarked
package org.pulang.query.overrides;

import org.jspecify.annotations.NullMarked;
