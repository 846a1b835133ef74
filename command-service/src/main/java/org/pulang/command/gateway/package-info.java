/** The one way in: commands over HTTP, one by one or in batches, and their description. */
@NullMarked
package org.pulang.command.gateway;

import org.jspecify.annotations.NullMarked;
