package org.pulang.query.casefile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ReferralMade;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.Service;

/**
 * What an organisation sees of a case that was referred to it: the referrals made to it that are open, and with live consent whom
 * they are about.
 */
record ReceivedCase(
        CaseId caseId,
        @Nullable CaseNumber caseNumber,
        List<Referral> referrals,
        @Nullable Person person,
        @Nullable PersonalDetails personalDetails) {

    ReceivedCase {
        referrals = List.copyOf(referrals);
    }

    static ReceivedCase of(CaseFile file, Sight sight) {
        return new ReceivedCase(
                sight.caseId(),
                file.caseNumber,
                file.referrals.referrals.stream()
                        .filter(referral ->
                                referral.state() == ReferralState.Made || referral.state() == ReferralState.Accepted)
                        .filter(referral -> sight.reader()
                                .organisation()
                                .equals(referral.made().event().receiver()))
                        .map(referral -> Referral.of(referral.made().event(), referral.state()))
                        .toList(),
                sight.consented() ? file.identification.person : null,
                sight.consented() ? file.identification.details : null);
    }

    /** A referral as it was sent. */
    record Referral(
            ReferralId referralId,
            ProviderId providerId,
            Service service,
            ReferralReason reason,
            @Classified(FieldClass.Narrative) @Nullable Sensitive<String> details,
            LocalDate answerDueOn,
            ZoneId zone,
            ReferralState state) {

        static Referral of(ReferralMade event, ReferralState state) {
            return new Referral(
                    event.referralId(),
                    event.providerId(),
                    event.service(),
                    event.reason(),
                    event.details(),
                    event.answerDueOn(),
                    event.zone(),
                    state);
        }
    }
}
