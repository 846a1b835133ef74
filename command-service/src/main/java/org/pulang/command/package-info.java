/** The command service: decides what may happen, and writes down what did. */
@NullMarked
package org.pulang.command;

import org.jspecify.annotations.NullMarked;
