/** What both services do with a request before they look at it, and with every answer: limits and headers. */
@NullMarked
package org.pulang.http;

import org.jspecify.annotations.NullMarked;
