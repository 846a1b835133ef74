/** The query service: tells what happened, to whom it may concern, in the shape the question has. */
@NullMarked
package org.pulang.query;

import org.jspecify.annotations.NullMarked;
