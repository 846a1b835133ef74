/** What organisations publish to ask people with, beside the instruments that come with the software. */
@NullMarked
package org.pulang.command.publishedinstrument;

import org.jspecify.annotations.NullMarked;
