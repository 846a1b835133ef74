/** What can happen: one public record per fact, a flat dictionary. Names are those of the field (HTCDS, Law 21/2007). */
@NullMarked
package org.pulang.event;

import org.jspecify.annotations.NullMarked;
