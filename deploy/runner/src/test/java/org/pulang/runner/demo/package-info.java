@NullMarked
package org.pulang.runner.demo;

import org.jspecify.annotations.NullMarked;
