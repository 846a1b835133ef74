/** Who sends a request: what the issuer's token says, and how it is checked. Roles and organisations are facts of ours, not claims. */
@NullMarked
package org.pulang.signin;

import org.jspecify.annotations.NullMarked;
