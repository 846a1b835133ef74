/** Tells other systems what happened, without telling of whom (ADR 39). */
@NullMarked
package org.pulang.query.outlet;

import org.jspecify.annotations.NullMarked;
