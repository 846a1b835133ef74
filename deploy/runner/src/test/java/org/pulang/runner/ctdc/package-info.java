@NullMarked
package org.pulang.runner.ctdc;

import org.jspecify.annotations.NullMarked;
