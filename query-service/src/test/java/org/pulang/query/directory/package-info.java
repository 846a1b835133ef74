/** Tests of the referral directory. */
@NullMarked
package org.pulang.query.directory;

import org.jspecify.annotations.NullMarked;
