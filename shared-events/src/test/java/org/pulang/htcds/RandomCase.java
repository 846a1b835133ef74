package org.pulang.htcds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.GoalAchieved;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.NoteAdded;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReviewScheduled;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.EducationLevel;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.GoalLevel;
import org.pulang.vocabulary.Industry;
import org.pulang.vocabulary.IndustrySection;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.MaritalStatus;
import org.pulang.vocabulary.MethodOfControl;
import org.pulang.vocabulary.MethodOfRecruitment;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.RelationshipToTrafficker;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.TypeOfSexExploitation;
import org.pulang.vocabulary.Vulnerability;
import org.pulang.vocabulary.WebsiteOrApp;
import org.pulang.vocabulary.YesNoUnknown;

/** Cases as they may have been recorded, full of signs that files stumble over; the same for the same seed. */
final class RandomCase {

    static final String PERPETRATOR = "Bos Kapal";
    static final String UNSAFE = "+628999999";

    private static final List<String> TEXTS = List.of(
            "Siti",
            "Nu'man",
            "-5 tahun",
            "=HYPERLINK(\"x\")",
            "a;b\\;c",
            "baris satu\nbaris dua; \"kutip\", koma",
            "Jl. Melati 3\\n",
            "ꦱꦸꦫ",
            "😀 ; ",
            "prs_Salutation: bukan bidang",
            "TRUE",
            "di kapal\nhte_Street: Jl. Laut 1\nhte_PostalCode: 9011\nprs_MailingPostalCode: 45212");
    private static final List<String> AREAS = List.of("32", "32.12", "32.73", "51");

    private final Random random;
    private final CaseId caseId;

    RandomCase(long seed) {
        random = new Random(seed);
        caseId = new CaseId(new UUID(0, seed));
    }

    List<CaseEvent> events() {
        var events = new ArrayList<CaseEvent>();
        events.add(identified());
        several(() -> events.add(new PersonalDetailsRecorded(caseId, details(), maybe(this::date))));
        several(() -> events.add(corrected()));
        several(() -> events.add(exploited()));
        several(() -> events.add(document()));
        several(() -> events.add(new TraffickingStatusDetermined(
                caseId, any(TraffickingStatus.class), any(DecidingBody.class), null, text(), null)));
        several(() -> events.add(
                new NoteAdded(caseId, new NoteId(uuid()), any(NoteVisibility.class), text(), maybe(this::date))));
        several(() -> events.add(new PerpetratorRecorded(
                caseId, Sensitive.of(PERPETRATOR), List.of(any(RoleInProcess.class)), null, null, null, null, null)));
        several(() -> events.add(referral()));
        several(() -> events.add(
                new CaseworkerAssigned(caseId, new StaffId("worker-2"), new OrganisationId("lain"), null, null)));
        plan(events);
        if (random.nextInt(4) == 0) {
            events.add(new ClosureRequested(caseId, any(ClosureReason.class), any(ClosureOutcome.class), text(), null));
            events.add(new CaseClosed(
                    caseId, any(ClosureReason.class), any(ClosureOutcome.class), new StaffId("worker-2"), null));
        }
        several(() -> events.add(1, new ContactsRecorded(caseId, list(4, this::contact), maybe(this::text), null)));
        return events;
    }

    private VictimIdentified identified() {
        return new VictimIdentified(
                caseId,
                new CaseNumber("PLG-00-2024-" + (1 + random.nextInt(900))),
                Provenance.Casework,
                maybe(this::name),
                maybe(() -> Sensitive.of(LocalDate.of(1985, 3, 7).plusDays(random.nextInt(6000)))),
                maybe(() -> Sensitive.of(random.nextInt(80))),
                Age.UNKNOWN.band(),
                any(CtdcAgeBand.class),
                YesNoUnknown.Unknown,
                any(Gender.class),
                citizenships(),
                list(4, this::contact),
                maybe(() -> new AreaCode(any(AREAS))),
                any(ReferralSource.class),
                maybe(() -> new OrganisationId("dinsos-indramayu")),
                any(TraffickingStatus.class),
                maybe(() -> any(DecidingBody.class)),
                maybe(this::text),
                date(),
                null);
    }

    private List<CountryCode> citizenships() {
        return Stream.of("ID", "MM", "ZZ", "KH")
                .filter(code -> random.nextBoolean())
                .map(CountryCode::new)
                .toList();
    }

    private Contact contact() {
        var kind = any(ContactKind.class);
        var value = switch (random.nextInt(3)) {
            case 0 -> "+62812" + random.nextInt(1_000_000);
            case 1 -> "0812 3456 789";
            default -> "siti@example.org";
        };
        var safe = any(YesNoUnknown.class);
        return new Contact(kind, Sensitive.of(safe == YesNoUnknown.No ? UNSAFE : value), safe, null);
    }

    private Sensitive<PersonName> name() {
        return Sensitive.of(new PersonName(any(TEXTS), random.nextBoolean() ? null : any(TEXTS)));
    }

    private PersonalDetails details() {
        return new PersonalDetails(
                maybe(() -> any(MaritalStatus.class)),
                maybe(() -> random.nextInt(8)),
                maybe(() -> Stream.of("id", "jv", "mad", "su", "sas")
                        .filter(code -> random.nextBoolean())
                        .map(LanguageCode::new)
                        .toList()),
                maybe(() -> any(EducationLevel.class)),
                maybe(this::text),
                null,
                null,
                maybe(() -> some(Vulnerability.class)),
                maybe(this::text),
                maybe(this::text),
                maybe(() -> new AreaCode(any(AREAS))));
    }

    private PersonalDetailsCorrected corrected() {
        var identity = new CorrectedIdentity(
                maybe(this::name),
                maybe(() -> Sensitive.of(LocalDate.of(1990, 1, 1))),
                null,
                maybe(() -> any(Gender.class)),
                maybe(() -> List.of(new CountryCode("TH"))),
                maybe(() -> new AreaCode("33")));
        return new PersonalDetailsCorrected(caseId, 0, text(), identity, null, maybe(this::details), null);
    }

    private IdentityDocumentRecorded document() {
        return new IdentityDocumentRecorded(
                caseId,
                new DocumentId(uuid()),
                any(DocumentType.class),
                any(DocumentState.class),
                maybe(() -> Sensitive.of("320173410" + random.nextInt(9_999_999))),
                null,
                List.of(),
                null);
    }

    private ExploitationRecorded exploited() {
        return new ExploitationRecorded(
                caseId,
                answered(MethodOfRecruitment.class),
                some(WebsiteOrApp.class),
                answered(MethodOfControl.class),
                answered(TypeOfExploitation.class),
                some(TypeOfSexExploitation.class),
                some(WebsiteOrApp.class),
                maybe(this::industry),
                maybe(() -> any(RelationshipToTrafficker.class)),
                maybe(() -> Sensitive.of(random.nextInt(60))),
                list(4, this::place),
                List.of(),
                maybe(this::text),
                maybe(this::text),
                null);
    }

    private Industry industry() {
        return random.nextBoolean()
                ? new Industry(IndustrySection.A_AgricultureForestryAndFishing, "0" + (1 + random.nextInt(3)))
                : new Industry(any(IndustrySection.class), null);
    }

    private JourneyPlace place() {
        var home = random.nextBoolean();
        return new JourneyPlace(
                any(JourneyPlaceKind.class),
                new CountryCode(home ? "ID" : any(List.of("MY", "ZZ", "SA"))),
                home && random.nextBoolean() ? new AreaCode(any(AREAS)) : null,
                maybe(this::date),
                maybe(this::date),
                maybe(this::text));
    }

    private ReferralMade referral() {
        return new ReferralMade(
                caseId,
                new ReferralId(uuid()),
                new ProviderId(uuid()),
                any(Service.class),
                any(ReferralReason.class),
                maybe(this::text),
                LocalDate.of(2026, 1, 1),
                new AreaCode("32").zone(),
                null,
                maybe(this::date));
    }

    private void plan(List<CaseEvent> events) {
        var goals = list(
                3,
                () -> new Goal(
                        new GoalId(uuid()),
                        any(AssessmentDomain.class),
                        any(GoalLevel.class),
                        text(),
                        null,
                        null,
                        some(Service.class)));
        if (!goals.isEmpty()) {
            events.add(new CarePlanAgreed(caseId, goals, false, LocalDate.of(2025, 1, 1), false, null, null));
            goals.stream()
                    .filter(goal -> random.nextBoolean())
                    .forEach(goal -> events.add(new GoalAchieved(caseId, goal.goalId(), null, maybe(this::date))));
            several(() -> events.add(new ReviewScheduled(caseId, LocalDate.of(2026, 5, 1), null)));
        }
    }

    private PartialDate date() {
        return new PartialDate(any(List.of("2019", "2019-05", "2019-05-12", "2020-02-29T14:30+07:00")));
    }

    private Sensitive<String> text() {
        return Sensitive.of(any(TEXTS));
    }

    private <E extends Enum<E>> List<Answered<E>> answered(Class<E> type) {
        return some(type).stream()
                .map(code -> new Answered<>(code, any(YesNoUnknown.class)))
                .toList();
    }

    private <E> List<E> some(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .filter(code -> random.nextInt(4) == 0)
                .toList();
    }

    private <E> E any(Class<E> type) {
        return any(List.of(type.getEnumConstants()));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> List<T> list(int most, Supplier<T> value) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> value.get())
                .toList();
    }

    private void several(Runnable then) {
        for (int i = random.nextInt(3); i > 0; i--) {
            then.run();
        }
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
