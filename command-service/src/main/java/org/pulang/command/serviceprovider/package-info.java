/** The referral directory: which organisations may receive referrals. */
@NullMarked
package org.pulang.command.serviceprovider;

import org.jspecify.annotations.NullMarked;
