@NullMarked
package org.pulang.htcds;

import org.jspecify.annotations.NullMarked;
