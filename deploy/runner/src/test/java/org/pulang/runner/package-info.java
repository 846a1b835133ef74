@NullMarked
package org.pulang.runner;

import org.jspecify.annotations.NullMarked;
