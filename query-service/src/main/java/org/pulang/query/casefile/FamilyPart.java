package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FamilyAssessed;
import org.pulang.event.FamilyConsentGranted;
import org.pulang.event.FamilyConsentWithdrawn;
import org.pulang.event.FamilyMediated;
import org.pulang.event.FamilyMemberAssisted;
import org.pulang.event.FamilyMemberRecorded;
import org.pulang.event.FamilyTraced;
import org.pulang.event.RepatriationRecorded;
import org.pulang.event.ReturnPlanned;
import org.pulang.event.ReturnRecorded;
import org.pulang.query.replay.Recorded;

/** Who belongs to the person, whether they are safe with them, who of them is helped, and where the person went to live. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class FamilyPart {

    List<Entry<FamilyMemberRecorded>> members = new ArrayList<>();
    List<FamilyConsent> consents = new ArrayList<>();
    List<Entry<FamilyMemberAssisted>> assistance = new ArrayList<>();
    List<Entry<FamilyTraced>> tracings = new ArrayList<>();
    List<Entry<FamilyAssessed>> assessments = new ArrayList<>();
    List<Entry<FamilyMediated>> mediations = new ArrayList<>();
    List<Entry<ReturnPlanned>> plans = new ArrayList<>();
    List<Entry<ReturnRecorded>> returns = new ArrayList<>();
    List<Entry<RepatriationRecorded>> repatriations = new ArrayList<>();

    void on(FamilyMemberRecorded event, Recorded recorded) {
        members.add(Entry.of(event, recorded));
    }

    void on(FamilyConsentGranted event, Recorded recorded) {
        consents.add(new FamilyConsent(Entry.of(event, recorded), null));
    }

    void on(FamilyConsentWithdrawn event, Recorded recorded) {
        Entry.change(
                consents,
                consent -> consent.granted().event().consentId().equals(event.consentId()),
                consent -> new FamilyConsent(consent.granted(), Entry.of(event, recorded)));
    }

    void on(FamilyMemberAssisted event, Recorded recorded) {
        assistance.add(Entry.of(event, recorded));
    }

    void on(FamilyTraced event, Recorded recorded) {
        tracings.add(Entry.of(event, recorded));
    }

    void on(FamilyAssessed event, Recorded recorded) {
        assessments.add(Entry.of(event, recorded));
    }

    void on(FamilyMediated event, Recorded recorded) {
        mediations.add(Entry.of(event, recorded));
    }

    void on(ReturnPlanned event, Recorded recorded) {
        plans.add(Entry.of(event, recorded));
    }

    void on(ReturnRecorded event, Recorded recorded) {
        returns.add(Entry.of(event, recorded));
    }

    void on(RepatriationRecorded event, Recorded recorded) {
        repatriations.add(Entry.of(event, recorded));
    }

    /** What somebody of the family allowed, for themselves, and whether they took it back. */
    record FamilyConsent(
            Entry<FamilyConsentGranted> granted, @Nullable Entry<FamilyConsentWithdrawn> withdrawn) {}
}
