@NullMarked
package org.pulang.query.duplicates;

import org.jspecify.annotations.NullMarked;
