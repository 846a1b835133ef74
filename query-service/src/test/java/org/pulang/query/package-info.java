/** What tests of this service share: a database, a history to tell, the rows it led to. */
@NullMarked
package org.pulang.query;

import org.jspecify.annotations.NullMarked;
