/** The whole system from outside: started as a user starts it, spoken to over HTTP; and the rules of the house. */
@NullMarked
package org.pulang.e2e;

import org.jspecify.annotations.NullMarked;
