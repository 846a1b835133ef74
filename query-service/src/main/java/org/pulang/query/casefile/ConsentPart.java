package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.YesNoUnknown;

/** What the person allows, and whether they forbid work on the case. Whether a consent has expired is for the reader's day to say, not for the file. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class ConsentPart {

    List<Consent> consents = new ArrayList<>();
    List<Entry<ConsentRefused>> refusals = new ArrayList<>();
    List<Entry<ConsentOverridden>> overrides = new ArrayList<>();

    /** While it is. */
    @Nullable
    Entry<ProcessingRestricted> restricted;

    void on(ProcessingRestricted event, Recorded recorded) {
        restricted = Entry.of(event, recorded);
    }

    void on(RestrictionLifted event, Recorded recorded) {
        restricted = null;
    }

    void on(ConsentGranted event, Recorded recorded) {
        consents.add(new Consent(Entry.of(event, recorded), ConsentState.Given, null, null));
    }

    void on(ConsentRefused event, Recorded recorded) {
        var refused = Entry.of(event, recorded);
        refusals.add(refused);
        Entry.change(consents, consent -> consent.endedBy(event), consent -> consent.refusedLater(refused));
    }

    void on(ConsentWithdrawn event, Recorded recorded) {
        Entry.change(
                consents,
                consent -> consent.granted().event().consentId().equals(event.consentId()),
                consent -> new Consent(
                        consent.granted(), ConsentState.Withdrawn, Entry.of(event, recorded), consent.refused()));
    }

    void on(PerpetratorRecorded event, Recorded recorded) {
        if (event.guardian() == YesNoUnknown.Yes) {
            Entry.change(
                    consents,
                    Consent::byGuardian,
                    consent -> new Consent(
                            consent.granted(), ConsentState.GuardianAccused, consent.withdrawn(), consent.refused()));
        }
    }

    void on(ConsentOverridden event, Recorded recorded) {
        overrides.add(Entry.of(event, recorded));
    }

    /**
     * Whether the case may be shared with a provider on a day, by consent or against a refusal in danger. What nobody is known to have explained
     * is history, and opens nothing.
     */
    boolean isSharedWith(ProviderId provider, LocalDate day) {
        return sharing(day).anyMatch(consent -> consent.holdsFor(provider))
                || overriding(day).anyMatch(one -> one.recipient().equals(provider));
    }

    /** The same with anybody at all. */
    boolean isShared(LocalDate day) {
        return sharing(day).findAny().isPresent() || overriding(day).findAny().isPresent();
    }

    private Stream<Consent> sharing(LocalDate day) {
        return consents.stream()
                .filter(consent ->
                        consent.state() == ConsentState.Given || consent.state() == ConsentState.PartlyRefused)
                .filter(consent -> consent.granted().event().purpose() == ConsentPurpose.Sharing
                        && !consent.granted().event().explained().isEmpty()
                        && holds(consent.granted().event().expiresOn(), day));
    }

    private Stream<ConsentOverridden> overriding(LocalDate day) {
        return overrides.stream()
                .map(Entry::event)
                .filter(one -> one.purpose() == ConsentPurpose.Sharing && holds(one.expiresOn(), day));
    }

    private static boolean holds(@Nullable LocalDate until, LocalDate day) {
        return until == null || !day.isAfter(until);
    }

    enum ConsentState {
        Given,
        /** A later no ended it for some of its recipients. */
        PartlyRefused,
        /** A later no ended it. */
        Refused,
        Withdrawn,
        /** It opens nothing since the guardian who gave it is recorded as an alleged perpetrator. */
        GuardianAccused
    }

    /** A consent and what became of it. */
    record Consent(
            Entry<ConsentGranted> granted,
            ConsentState state,
            @Nullable Entry<ConsentWithdrawn> withdrawn,
            @Nullable List<Entry<ConsentRefused>> refused) {

        boolean byGuardian() {
            return (state == ConsentState.Given || state == ConsentState.PartlyRefused)
                    && granted.event().givenBy().isWithGuardian();
        }

        boolean holdsFor(ProviderId provider) {
            return granted.event().recipients().contains(provider)
                    && (refused == null
                            || refused.stream()
                                    .noneMatch(no -> no.event().recipients().contains(provider)));
        }

        boolean endedBy(ConsentRefused no) {
            return (state == ConsentState.Given || state == ConsentState.PartlyRefused)
                    && granted.event().purpose() == no.purpose()
                    && (no.recipients().isEmpty()
                            || granted.event().recipients().stream().anyMatch(no.recipients()::contains));
        }

        Consent refusedLater(Entry<ConsentRefused> no) {
            var all = new ArrayList<>(refused == null ? List.of() : refused);
            all.add(no);
            boolean nobodyLeft = all.stream()
                            .anyMatch(one -> one.event().recipients().isEmpty())
                    || granted.event().recipients().stream()
                            .allMatch(recipient -> all.stream()
                                    .anyMatch(one -> one.event().recipients().contains(recipient)));
            return new Consent(
                    granted,
                    nobodyLeft ? ConsentState.Refused : ConsentState.PartlyRefused,
                    withdrawn,
                    List.copyOf(all));
        }
    }
}
