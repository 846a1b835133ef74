package org.pulang.command.casefacts;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.ProceedingEnded;
import org.pulang.event.ProceedingOpened;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.RestitutionPaymentWithdrawn;
import org.pulang.vocabulary.HoldGround;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.RestitutionId;

/**
 * What of a case is not over before the law, and so needs its details (Law 27/2022, Art. 44): a proceeding until it ends, a claim
 * for restitution until it ends or what was ordered is paid in full.
 */
class OpenMatters {

    private final Set<ProceedingId> proceedings = new HashSet<>();
    private final Map<RestitutionId, Claim> claims = new HashMap<>();

    private record Claim(@Nullable Money ordered, BigDecimal paid) {
        boolean open() {
            return ordered == null || paid.compareTo(ordered.amount()) < 0;
        }
    }

    void take(CaseEvent event) {
        if (event instanceof ProceedingOpened opened) {
            proceedings.add(opened.proceedingId());
        } else if (event instanceof ProceedingEnded ended) {
            proceedings.remove(ended.proceedingId());
        } else if (event instanceof RestitutionClaimed claimed) {
            claims.put(claimed.restitutionId(), new Claim(null, BigDecimal.ZERO));
        } else if (event instanceof RestitutionOrdered ordered) {
            claims.computeIfPresent(ordered.restitutionId(), (id, claim) -> new Claim(ordered.amount(), claim.paid()));
        } else if (event instanceof RestitutionPaid paid) {
            claims.computeIfPresent(
                    paid.restitutionId(),
                    (id, claim) -> new Claim(
                            claim.ordered(), claim.paid().add(paid.amount().amount())));
        } else if (event instanceof RestitutionPaymentWithdrawn withdrawn) {
            claims.computeIfPresent(
                    withdrawn.restitutionId(),
                    (id, claim) -> new Claim(
                            claim.ordered(),
                            claim.paid().subtract(withdrawn.amount().amount())));
        } else if (event instanceof RestitutionClaimEnded ended) {
            claims.remove(ended.restitutionId());
        }
    }

    Set<HoldGround> grounds() {
        var grounds = EnumSet.noneOf(HoldGround.class);
        if (!proceedings.isEmpty()) {
            grounds.add(HoldGround.OpenProceeding);
        }
        if (claims.values().stream().anyMatch(Claim::open)) {
            grounds.add(HoldGround.RestitutionClaim);
        }
        return grounds;
    }
}
