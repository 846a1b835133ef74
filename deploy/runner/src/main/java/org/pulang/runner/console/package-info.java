/** What the person at the keyboard sees, and how long they wait. */
@NullMarked
package org.pulang.runner.console;

import org.jspecify.annotations.NullMarked;
