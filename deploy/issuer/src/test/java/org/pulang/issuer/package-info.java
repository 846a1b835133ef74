@NullMarked
package org.pulang.issuer;

import org.jspecify.annotations.NullMarked;
