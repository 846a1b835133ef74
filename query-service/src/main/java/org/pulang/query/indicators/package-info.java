/** How many, who, from where, to where, how soon: the figures of the dashboard, each with its definition. */
@NullMarked
package org.pulang.query.indicators;

import org.jspecify.annotations.NullMarked;
