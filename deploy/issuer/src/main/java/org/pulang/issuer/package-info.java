/** Signs demonstration staff in on this machine; never where real people's data are. */
@NullMarked
package org.pulang.issuer;

import org.jspecify.annotations.NullMarked;
