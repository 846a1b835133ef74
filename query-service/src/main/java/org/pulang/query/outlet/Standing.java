package org.pulang.query.outlet;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseSealed;
import org.pulang.event.CaseUnsealed;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentRefused;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.ProcessingRestricted;
import org.pulang.event.RestrictionLifted;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventCatalog;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Whether a case may be told of, after some of its events: with consent to reporting, by the organisation that has it, unless it is
 * sealed or its processing restricted. The last word on consent counts, as in the case itself.
 */
final class Standing {

    /** What it is decided by. */
    static final Set<String> DECIDED_BY = Stream.of(
                    VictimIdentified.class,
                    CaseworkerAssigned.class,
                    ConsentGranted.class,
                    ConsentRefused.class,
                    ConsentWithdrawn.class,
                    ProcessingRestricted.class,
                    RestrictionLifted.class,
                    CaseSealed.class,
                    CaseUnsealed.class,
                    PerpetratorRecorded.class)
            .map(EventCatalog::name)
            .collect(toUnmodifiableSet());

    /**
     * Consents to reporting that were explained and name no recipients: a target is none of those whom a consent can name.
     */
    private final Map<ConsentId, Given> consents = new HashMap<>();

    /** @param last its last day */
    private record Given(@Nullable LocalDate last, boolean byGuardian) {}

    private @Nullable String organisation;
    private ZoneId zone = AreaCode.zoneOf(null);
    private boolean sealed;
    private boolean restricted;
    /** What such a guardian gave opens nothing, whichever of the two came first. */
    private boolean guardianAccused;

    void on(StoredEvent stored) {
        var event = stored.event();
        if (event instanceof VictimIdentified identified) {
            organisation = stored.recorded().organisation();
            zone = AreaCode.zoneOf(identified.origin());
        } else if (event instanceof CaseworkerAssigned assigned) {
            organisation = assigned.organisation().value();
        } else if (event instanceof ConsentGranted granted) {
            if (granted.purpose() == ConsentPurpose.Reporting
                    && granted.recipients().isEmpty()
                    && !granted.explained().isEmpty()) {
                consents.put(
                        granted.consentId(),
                        new Given(granted.expiresOn(), granted.givenBy().isWithGuardian()));
            }
        } else if (event instanceof ConsentRefused refused) {
            if (refused.purpose() == ConsentPurpose.Reporting) {
                consents.clear();
            }
        } else if (event instanceof ConsentWithdrawn withdrawn) {
            consents.remove(withdrawn.consentId());
        } else if (event instanceof PerpetratorRecorded known) {
            guardianAccused |= known.guardian() == YesNoUnknown.Yes;
        } else if (event instanceof ProcessingRestricted) {
            restricted = true;
        } else if (event instanceof RestrictionLifted) {
            restricted = false;
        } else if (event instanceof CaseSealed) {
            sealed = true;
        } else if (event instanceof CaseUnsealed) {
            sealed = false;
        }
    }

    /** @param at on whose day, in the zone of the case, the consent must not be over */
    boolean allows(String wanted, Instant at) {
        var day = LocalDate.ofInstant(at, zone);
        return wanted.equals(organisation)
                && !sealed
                && !restricted
                && consents.values().stream()
                        .filter(given -> !(guardianAccused && given.byGuardian()))
                        .anyMatch(given -> given.last() == null || !day.isAfter(given.last()));
    }
}
