/** Sends commands to the batch API of a command service and does not give up at the first broken connection. */
@NullMarked
package org.pulang.runner.batch;

import org.jspecify.annotations.NullMarked;
