/** Tests of the requests of people by right. */
@NullMarked
package org.pulang.query.requests;

import org.jspecify.annotations.NullMarked;
