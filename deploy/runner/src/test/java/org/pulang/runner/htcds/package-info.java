@NullMarked
package org.pulang.runner.htcds;

import org.jspecify.annotations.NullMarked;
