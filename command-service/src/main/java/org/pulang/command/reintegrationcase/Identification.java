package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.DocumentProblemReported;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Opener;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentProblem;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.IdentityRoute;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.Nik;
import org.pulang.vocabulary.NikHint;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.TraffickingElement;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

/** Who the person is, how they were identified, and what was done to them. */
@SuppressWarnings("NullAway.Init") // The first event of every case sets what is not nullable.
class Identification {

    private static final int ADULT = 18;

    /** The bands of a child, each with the age it ends before. */
    private static final Map<AgeBand, Integer> CHILDREN = Map.of(AgeBand.From0To11, 12, AgeBand.From12To17, ADULT);

    private PartialDate firstContact;
    private YesNoUnknown minor;
    private AgeBand ageBand;
    private TraffickingStatus status;
    private Gender gender;
    /** Sealed, as the store gives it; opened only to be compared with a population number. */
    private @Nullable Sensitive<LocalDate> birthDate;

    private @Nullable AreaCode origin;
    /** Sealed, too; opened only to see whether one became unsafe. */
    private List<Contact> contacts = List.of();

    /** Whether the person has told in their own words what was done to them. */
    private boolean narrated;

    private final Set<Long> correctable = new HashSet<>();
    private final Map<DocumentId, Document> documents = new HashMap<>();

    private record Document(DocumentType type, DocumentState state) {}

    /** The first day that something told can have been, in the zone of the case; not told, it was when it was recorded. */
    LocalDate firstDay(@Nullable PartialDate occurredAt, Instant recordedAt) {
        return occurredAt == null ? LocalDate.ofInstant(recordedAt, zone()) : occurredAt.earliestDay(zone());
    }

    /** As it was last decided. */
    TraffickingStatus status() {
        return status;
    }

    /** Where the days of this case are counted, by the origin as now known. */
    ZoneId zone() {
        return AreaCode.zoneOf(origin);
    }

    /** Whether the person cannot have been of age on that day: by the birth date, else by the band at first contact. */
    boolean isSurelyChild(LocalDate day, CaseId caseId, Opener opener) {
        var born = birthDate == null
                ? Optional.<LocalDate>empty()
                : birthDate.reveal(Purpose.Services, opener, caseId.value());
        if (born.isPresent()) {
            return born.get().plusYears(ADULT).isAfter(day);
        }
        var youngerThan = CHILDREN.get(ageBand);
        return youngerThan != null
                && !day.isAfter(firstContact.earliestDay(zone()).plusYears(ADULT - youngerThan));
    }

    /** Age at first contact, from the most exact that is told: birth date, then estimate, then CTDC's band. */
    static Age age(IdentifyVictim command) {
        if (command.birthDate() != null) {
            return age(command.birthDate(), command.firstContact(), command.origin(), "/birthDate");
        } else if (command.ageEstimate() != null) {
            return Age.ofYears(command.ageEstimate().reveal(Purpose.Services));
        }
        return command.ageBroad() == null ? Age.UNKNOWN : Age.of(command.ageBroad());
    }

    private static Age age(
            Sensitive<LocalDate> birthDate, PartialDate firstContact, @Nullable AreaCode origin, String pointer) {
        var birth = birthDate.reveal(Purpose.Services);
        var zone = AreaCode.zoneOf(origin);
        if (birth.isAfter(firstContact.latestDay(zone))) {
            throw new CommandRefused(Refusal.BORN_AFTER_FIRST_CONTACT, pointer);
        }
        return Age.on(firstContact.earliestDay(zone), birth);
    }

    @EventSourcingHandler
    void on(VictimIdentified event, @SequenceNumber long sequence) {
        firstContact = event.firstContact();
        minor = event.minor();
        ageBand = event.ageBand();
        status = event.status();
        gender = event.gender();
        birthDate = event.birthDate();
        origin = event.origin();
        contacts = event.contacts();
        correctable.add(sequence);
    }

    @CommandHandler
    void handle(DetermineTraffickingStatus command) {
        apply(command.determined());
    }

    @EventSourcingHandler
    void on(TraffickingStatusDetermined event) {
        status = event.status();
    }

    @CommandHandler
    void handle(RecordExploitation command) {
        if (command.exploitationTypes().isEmpty() && command.places().isEmpty()) {
            throw new CommandRefused(Refusal.EXPLOITATION_NOT_STATED, "/exploitationTypes");
        }
        if (narrated && command.narrative() != null && command.repeatReason() == null) {
            throw new CommandRefused(Refusal.REPEAT_REASON_REQUIRED, "/repeatReason");
        }
        refuseContradiction(command.recruitmentMethods(), "/recruitmentMethods");
        refuseContradiction(command.methodsOfControl(), "/methodsOfControl");
        refuseContradiction(command.exploitationTypes(), "/exploitationTypes");
        for (int i = 0; i < command.places().size(); i++) {
            refuseImpossible(command.places().get(i), "/places/" + i);
        }
        apply(command.recorded(missingElements(command)));
    }

    @EventSourcingHandler
    void on(ExploitationRecorded event) {
        narrated |= event.narrative() != null;
    }

    private static <C> void refuseContradiction(List<Answered<C>> checklist, String pointer) {
        if (checklist.stream().map(Answered::code).distinct().count() < checklist.size()) {
            throw new CommandRefused(Refusal.ANSWERED_TWICE, pointer);
        }
    }

    private void refuseImpossible(JourneyPlace place, String pointer) {
        refuseAreaAbroad(place.country(), place.area(), pointer + "/area");
        if (place.reversed(AreaCode.zoneOf(origin))) {
            throw new CommandRefused(Refusal.PERIOD_REVERSED, pointer + "/to");
        }
    }

    static void refuseAreaAbroad(@Nullable CountryCode country, @Nullable AreaCode area, String pointer) {
        if (area != null && country != null && !country.equals(CountryCode.INDONESIA)) {
            throw new CommandRefused(Refusal.AREA_ABROAD, pointer);
        }
    }

    private List<TraffickingElement> missingElements(RecordExploitation command) {
        var missing = new ArrayList<TraffickingElement>();
        if (command.recruitmentMethods().stream().noneMatch(Answered::yes)) {
            missing.add(TraffickingElement.Act);
        }
        if (command.methodsOfControl().stream().noneMatch(Answered::yes) && !traffickedAsChild(command)) {
            missing.add(TraffickingElement.Means);
        }
        if (command.exploitationTypes().stream().noneMatch(Answered::yes)) {
            missing.add(TraffickingElement.Purpose);
        }
        return missing;
    }

    private boolean traffickedAsChild(RecordExploitation command) {
        return minor == YesNoUnknown.Yes
                || (command.ageWhenTrafficked() != null
                        && command.ageWhenTrafficked().reveal(Purpose.Services) < ADULT);
    }

    @CommandHandler
    void handle(RecordPerpetrator command) {
        apply(command.recorded());
    }

    @CommandHandler
    void handle(RecordContacts command, Opener opener) {
        if (command.reason() == null) {
            for (int i = 0; i < command.contacts().size(); i++) {
                if (becameUnsafe(command.contacts().get(i), command.caseId(), opener)) {
                    throw new CommandRefused(Refusal.UNSAFE_REASON_REQUIRED, "/contacts/%d/safeToContact".formatted(i));
                }
            }
        }
        apply(command.recorded());
    }

    /** Whether it was known, and not as unsafe. */
    private boolean becameUnsafe(Contact told, CaseId caseId, Opener opener) {
        return told.safeToContact() == YesNoUnknown.No
                && contacts.stream()
                        .filter(known -> known.safeToContact() != YesNoUnknown.No && known.kind() == told.kind())
                        .map(known -> known.value().reveal(Purpose.Services, opener, caseId.value()))
                        .anyMatch(known -> known.equals(Optional.of(told.value().reveal(Purpose.Services))));
    }

    @EventSourcingHandler
    void on(ContactsRecorded event) {
        contacts = event.contacts();
    }

    @CommandHandler
    void handle(RecordPersonalDetails command) {
        if (command.details().nothing()) {
            throw new CommandRefused(Refusal.NOTHING_STATED, "/details");
        }
        apply(command.recorded());
    }

    @EventSourcingHandler
    void on(PersonalDetailsRecorded event, @SequenceNumber long sequence) {
        correctable.add(sequence);
    }

    @CommandHandler
    void handle(CorrectPersonalDetails command) {
        if (!correctable.contains(command.sequence())) {
            throw new CommandRefused(Refusal.NOT_CORRECTABLE, "/sequence");
        }
        var identity = command.identity();
        var details = command.details();
        if ((identity == null || identity.nothing()) && (details == null || details.nothing())) {
            throw new CommandRefused(Refusal.NOTHING_STATED);
        }
        apply(command.corrected(correctedAge(command)));
    }

    private @Nullable Age correctedAge(CorrectPersonalDetails command) {
        var identity = command.identity();
        if (identity == null) {
            return null;
        } else if (identity.birthDate() != null) {
            return age(identity.birthDate(), firstContact, origin, "/identity/birthDate");
        }
        // An estimate counts only where no birth date is known.
        return identity.ageEstimate() == null || birthDate != null
                ? null
                : Age.ofYears(identity.ageEstimate().reveal(Purpose.Services));
    }

    @EventSourcingHandler
    void on(PersonalDetailsCorrected event, @SequenceNumber long sequence) {
        correctable.add(sequence);
        var identity = event.identity();
        if (identity != null) {
            birthDate = identity.birthDate() == null ? birthDate : identity.birthDate();
            gender = identity.gender() == null ? gender : identity.gender();
            origin = identity.origin() == null ? origin : identity.origin();
        }
        if (event.age() != null) {
            minor = event.age().minor();
            ageBand = event.age().band();
        }
    }

    @CommandHandler
    void handle(RecordIdentityDocument command, Opener opener) {
        if (documents.containsKey(command.documentId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/documentId");
        }
        apply(command.recorded(hints(command, opener)));
    }

    private List<NikHint> hints(RecordIdentityDocument command, Opener opener) {
        if (command.type() != DocumentType.KTP || command.number() == null) {
            return List.of();
        }
        return Nik.hints(
                command.number().reveal(Purpose.Services),
                birthDate == null
                        ? null
                        : birthDate
                                .reveal(
                                        Purpose.Services,
                                        opener,
                                        command.caseId().value())
                                .orElse(null),
                gender,
                origin);
    }

    @EventSourcingHandler
    void on(IdentityDocumentRecorded event) {
        documents.put(event.documentId(), new Document(event.type(), event.state()));
    }

    @CommandHandler
    void handle(VerifyIdentity command) {
        if (command.route() == IdentityRoute.Document && command.documentId() == null) {
            throw new CommandRefused(Refusal.DOCUMENT_NOT_NAMED, "/documentId");
        }
        if (command.documentId() != null) {
            var state = document(command.documentId()).state();
            if (state == DocumentState.Falsified || state == DocumentState.NeverIssued) {
                throw new CommandRefused(Refusal.DOCUMENT_PROVES_NOTHING, "/documentId");
            }
        }
        apply(command.verified());
    }

    @CommandHandler
    void handle(ReportDocumentProblem command) {
        if (command.documentId() != null && command.type() == null) {
            apply(command.reported(document(command.documentId()).type()));
        } else if (command.documentId() == null && command.type() != null) {
            apply(command.reported(command.type()));
        } else {
            throw new CommandRefused(Refusal.DOCUMENT_NOT_NAMED, "/documentId");
        }
    }

    private Document document(DocumentId id) {
        var document = documents.get(id);
        if (document == null) {
            throw new CommandRefused(Refusal.DOCUMENT_UNKNOWN, "/documentId");
        }
        return document;
    }

    @EventSourcingHandler
    void on(DocumentProblemReported event) {
        if (event.documentId() != null) {
            documents.computeIfPresent(
                    event.documentId(),
                    (id, document) -> new Document(document.type(), after(event.problem(), document)));
        }
    }

    private static DocumentState after(DocumentProblem problem, Document document) {
        return switch (problem) {
            case Lost -> DocumentState.Lost;
            case Confiscated -> DocumentState.Confiscated;
            case Falsified -> DocumentState.Falsified;
            case NeverIssued -> DocumentState.NeverIssued;
            case Damaged, Expired, WrongEntry, IssueRefused, Other -> document.state();
        };
    }

    @CommandHandler
    void handle(RecordMissedIdentification command) {
        refuseAreaAbroad(command.country(), command.area(), "/area");
        apply(command.recorded());
    }
}
