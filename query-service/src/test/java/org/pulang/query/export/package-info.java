@NullMarked
package org.pulang.query.export;

import org.jspecify.annotations.NullMarked;
