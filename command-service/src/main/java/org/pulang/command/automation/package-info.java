/** What the service does by itself: it watches days, and acts when one has ended. */
@NullMarked
package org.pulang.command.automation;

import org.jspecify.annotations.NullMarked;
