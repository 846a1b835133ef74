/** What those who decide outside a case's own stream have to know of it. */
@NullMarked
package org.pulang.command.casefacts;

import org.jspecify.annotations.NullMarked;
