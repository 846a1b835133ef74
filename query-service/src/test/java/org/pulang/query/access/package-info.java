@NullMarked
package org.pulang.query.access;

import org.jspecify.annotations.NullMarked;
