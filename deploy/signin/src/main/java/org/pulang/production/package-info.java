/** What keeps a service from starting where real people's data are: everything that is convenient and unsafe. */
@NullMarked
package org.pulang.production;

import org.jspecify.annotations.NullMarked;
