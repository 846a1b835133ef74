@NullMarked
package org.pulang.runner.batch;

import org.jspecify.annotations.NullMarked;
