@NullMarked
package org.pulang.signin;

import org.jspecify.annotations.NullMarked;
