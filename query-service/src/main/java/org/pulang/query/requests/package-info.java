/** What people ask for by right: what is open, and by when it has to be answered. */
@NullMarked
package org.pulang.query.requests;

import org.jspecify.annotations.NullMarked;
