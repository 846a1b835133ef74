package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pulang.event.CaseEvent;
import org.pulang.event.EntitlementApplicationWithdrawn;
import org.pulang.event.EntitlementApplied;
import org.pulang.event.EntitlementDeclined;
import org.pulang.event.EntitlementGranted;
import org.pulang.event.EntitlementNotNeeded;
import org.pulang.event.EntitlementOverdue;
import org.pulang.event.EntitlementRefused;
import org.pulang.event.EntitlementsExplained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.RestitutionClaimEnded;
import org.pulang.event.RestitutionClaimed;
import org.pulang.event.RestitutionOrdered;
import org.pulang.event.RestitutionOverdue;
import org.pulang.event.RestitutionPaid;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.WitnessProtectionRequested;
import org.pulang.personal.Sensitive;
import org.pulang.query.Events;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.Applicant;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.ApplicationWithdrawalReason;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Authority;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CourtLevel;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.EntitlementRefusalReason;
import org.pulang.vocabulary.ExplanationFormat;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.MigrationChannel;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.ProtectionBody;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.RestitutionChannel;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

/** What the case file says of each entitlement. */
class EntitlementLineTest {

    private static final CaseId CASE = caseId(1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate SUBMITTED = LocalDate.of(2026, 2, 10);
    private static final EntitlementCode REHABILITATION = new EntitlementCode("SocialRehabilitation");

    @Test
    void listsWhatTheLawGivesAnAdultVictimBeforeAnythingWasSaid() {
        assertThat(statuses(file(identified(Gender.Feminine, YesNoUnknown.No)), TODAY))
                .containsExactly(
                        "HealthRehabilitation Eligible",
                        "SocialRehabilitation Eligible",
                        "Repatriation Eligible",
                        "SocialReintegration Eligible",
                        "FirstAid Eligible",
                        "ProtectionAbroad Unclear",
                        "Restitution Eligible",
                        "WitnessProtection Eligible",
                        "MedicalAndPsychosocialAid Eligible",
                        "MigrantWorkerAssistance Unclear",
                        "SocialWelfareServices Eligible",
                        "CivilDocuments Eligible");
    }

    /** No paper of any of them is recorded. */
    @ParameterizedTest
    @EnumSource
    void listsTheSameForEverybody(Gender gender) {
        assertThat(EntitlementLine.matrix(file(identified(gender, YesNoUnknown.No)), TODAY))
                .isEqualTo(EntitlementLine.matrix(file(identified(Gender.Feminine, YesNoUnknown.No)), TODAY));
    }

    @ParameterizedTest
    @CsvSource({"Yes,Eligible", "Unknown,Unclear", "No,"})
    void listsProtectionOfChildrenForChildren(YesNoUnknown minor, @Nullable EntitlementStatus status) {
        assertThat(status(file(identified(Gender.Masculine, minor)), "SpecialChildProtection"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(names = "Unknown", mode = EnumSource.Mode.EXCLUDE)
    void listsHelpOfMigrantWorkersHoweverTheyLeft(MigrationChannel channel) {
        var left = new PersonalDetailsRecorded(
                CASE, new PersonalDetails(null, null, null, null, null, null, channel, null, null, null, null), null);
        assertThat(status(file(identified(Gender.Masculine, YesNoUnknown.No), left), "MigrantWorkerAssistance"))
                .isEqualTo(EntitlementStatus.Eligible);
    }

    @ParameterizedTest
    @CsvSource({"MY,Eligible", "ID,", "ZZ,Unclear"})
    void listsHelpOfMigrantWorkersByWhereTheyWereExploited(String country, @Nullable EntitlementStatus status) {
        var file = file(identified(Gender.Masculine, YesNoUnknown.No), exploitedIn(country));
        assertThat(status(file, "MigrantWorkerAssistance")).isEqualTo(status);
        assertThat(status(file, "ProtectionAbroad")).isEqualTo(status);
    }

    @Test
    void leavesToEverybodyWhatIsNotForVictimsAlone() {
        var decided = new TraffickingStatusDetermined(
                CASE,
                TraffickingStatus.NotAVictimOfTrafficking,
                DecidingBody.Police,
                null,
                Sensitive.of("bukan"),
                null);
        assertThat(statuses(file(identified(Gender.Feminine, YesNoUnknown.No), decided), TODAY))
                .containsExactly(
                        "MigrantWorkerAssistance Unclear", "SocialWelfareServices Eligible", "CivilDocuments Eligible");
    }

    @Test
    void goesByTheLawOfTheDay() {
        var file = file(identified(Gender.Feminine, YesNoUnknown.No), exploitedIn("MY"));
        assertThat(line(file, "MigrantWorkerAssistance", LocalDate.of(2017, 11, 21))
                        .law())
                .isEqualTo(new LawNumber("39/2004"));
        assertThat(line(file, "MigrantWorkerAssistance", LocalDate.of(2017, 11, 22))
                        .law())
                .isEqualTo(new LawNumber("18/2017"));
        assertThat(statuses(file, LocalDate.of(2007, 4, 18))).noneMatch(line -> line.startsWith("SocialRehab"));
    }

    static Stream<Object[]> stories() {
        return Stream.of(
                story("Informed", told()),
                story("Applied", applied(1)),
                story("Applied", told(), applied(1)),
                story("Overdue", applied(1), overdue(1)),
                story("Granted", applied(1), granted(1)),
                story("Granted", applied(1), overdue(1), granted(1)),
                story("Refused", applied(1), refused(1)),
                story("Applied", applied(1), refused(1), applied(2)),
                story("Declined", told(), declined()),
                story("Declined", declined(), told()),
                story("Declined", applied(1), withdrawn(1), declined()),
                story("NotNeeded", told(), notNeeded()),
                story("Applied", declined(), applied(1)),
                story("Eligible", applied(1), withdrawn(1)),
                story("Informed", told(), applied(1), overdue(1), withdrawn(1)),
                story("Informed", applied(1), told(), withdrawn(1)),
                story("Granted", applied(1), granted(1), applied(2), withdrawn(2)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tellsHowFarThePersonHasCome(EntitlementStatus status, List<CaseEvent> story) {
        var file = file(Stream.concat(Stream.of(identified(Gender.Feminine, YesNoUnknown.No)), story.stream())
                .toArray(CaseEvent[]::new));
        assertThat(status(file, "SocialRehabilitation")).isEqualTo(status);
        assertThat(status(file, "HealthRehabilitation")).isEqualTo(EntitlementStatus.Eligible);
    }

    @Test
    void tellsTheDaysOfTheNewestApplication() {
        var file = file(
                identified(Gender.Feminine, YesNoUnknown.No), told(), applied(1), refused(1), applied(2), granted(2));
        assertThat(line(file, "SocialRehabilitation", TODAY))
                .isEqualTo(new EntitlementLine(
                        REHABILITATION,
                        new LawNumber("21/2007"),
                        List.of("51", "52"),
                        YesNoUnknown.Yes,
                        EntitlementStatus.Granted,
                        true,
                        application(2),
                        SUBMITTED,
                        SUBMITTED.plusDays(7),
                        SUBMITTED.plusDays(3)));
    }

    /** A view back in time may know an answer and not what it answers. */
    @Test
    void tellsAnAnswerWhoseApplicationIsNotThere() {
        var file = file(identified(Gender.Feminine, YesNoUnknown.No), granted(1));
        assertThat(line(file, "SocialRehabilitation", TODAY).status()).isEqualTo(EntitlementStatus.Granted);
        assertThat(line(file, "SocialRehabilitation", TODAY).submittedOn()).isNull();
    }

    /** What was recorded is never hidden because it is, or was, not for this person. */
    @Test
    void keepsWhatWasRecordedOfWhatIsNotForThem() {
        var child = new EntitlementCode("SpecialChildProtection");
        var file = file(identified(Gender.Feminine, YesNoUnknown.No), new EntitlementDeclined(CASE, child, null, null));
        assertThat(line(file, child.value(), TODAY).status()).isEqualTo(EntitlementStatus.Declined);
        assertThat(line(file, child.value(), LocalDate.of(2001, 1, 1)).status()).isEqualTo(EntitlementStatus.Declined);
    }

    private static Object[] story(String status, CaseEvent... events) {
        return new Object[] {EntitlementStatus.valueOf(status), List.of(events)};
    }

    private static CaseFile file(CaseEvent... events) {
        var file = new CaseFile();
        for (int version = 0; version < events.length; version++) {
            file.apply(
                    events[version],
                    new Recorded(
                            version + 1,
                            CASE.value(),
                            version,
                            new UUID(0x0198_f2d0_0000_7000L, version),
                            Instant.parse("2026-02-01T03:00:00Z").plusSeconds(60L * version),
                            Map.of("actor", "worker-1")));
        }
        return file;
    }

    private static List<String> statuses(CaseFile file, LocalDate day) {
        return EntitlementLine.matrix(file, day).stream()
                .map(line -> line.entitlement() + " " + line.status())
                .toList();
    }

    private static EntitlementLine line(CaseFile file, String code, LocalDate day) {
        return EntitlementLine.matrix(file, day).stream()
                .filter(line -> line.entitlement().value().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable EntitlementStatus status(CaseFile file, String code) {
        return EntitlementLine.matrix(file, TODAY).stream()
                .filter(line -> line.entitlement().value().equals(code))
                .map(EntitlementLine::status)
                .findFirst()
                .orElse(null);
    }

    private static CaseEvent identified(Gender gender, YesNoUnknown minor) {
        return Events.identified(
                CASE,
                Provenance.Casework,
                new Age(AgeBand.Unknown, CtdcAgeBand.Unknown, minor),
                gender,
                List.of(CountryCode.INDONESIA),
                new AreaCode("32.12"),
                TraffickingStatus.PossibleVictimOfTrafficking,
                "2026-01-20",
                "2026-01-21");
    }

    private static ExploitationRecorded exploitedIn(String country) {
        return new ExploitationRecorded(
                CASE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(
                        new JourneyPlace(JourneyPlaceKind.Recruitment, CountryCode.INDONESIA, null, null, null, null),
                        new JourneyPlace(
                                JourneyPlaceKind.Exploitation, new CountryCode(country), null, null, null, null)),
                List.of(),
                null,
                null,
                null);
    }

    /** The file may be put right since; what was applied for stays under the law that the event names. */
    @ParameterizedTest
    @CsvSource({"13/2006, WitnessProtection, 5", "31/2014, WitnessProtection, 5", "1/1999, WitnessProtection,"})
    void namesTheLawOfTheApplicationAndItsArticles(String law, String code, @Nullable String article) {
        var applied = new EntitlementApplied(
                CASE,
                application(1),
                new EntitlementCode(code),
                new LawNumber(law),
                SUBMITTED,
                Applicant.Family,
                Authority.SocialService,
                null,
                null,
                ZoneId.of("Asia/Jakarta"),
                null,
                null);
        var line = EntitlementLine.matrix(file(identified(Gender.Masculine, YesNoUnknown.No), applied), TODAY).stream()
                .filter(one -> one.entitlement().value().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(line.law()).isEqualTo(new LawNumber(law));
        assertThat(line.articles()).isEqualTo(article == null ? List.of() : List.of(article));
    }

    /** Nobody has to enter it twice. */
    @Test
    void tellsHowFarRestitutionHasComeBeforeTheCourt() {
        var story = new ArrayList<CaseEvent>(List.of(identified(Gender.Masculine, YesNoUnknown.No), claimed()));
        assertThat(restitution(story)).isEqualTo(EntitlementStatus.Applied);
        story.add(new RestitutionOrdered(CASE, CLAIM, Money.rupiah(50_000_000), CourtLevel.FirstInstance, null, null));
        assertThat(restitution(story)).isEqualTo(EntitlementStatus.Ordered);
        story.add(new RestitutionOverdue(CASE, CLAIM, TODAY, Money.rupiah(50_000_000), null));
        assertThat(restitution(story)).isEqualTo(EntitlementStatus.Overdue);
        story.add(new RestitutionPaid(
                CASE, CLAIM, new PaymentId(new UUID(2, 1)), Money.rupiah(50_000_000), TODAY, null, null));
        assertThat(restitution(story)).isEqualTo(EntitlementStatus.Paid);
    }

    @ParameterizedTest
    @CsvSource({"Denied,Refused", "WithdrawnByPerson,Eligible"})
    void tellsWhatBecameOfAClaimThatEnded(RestitutionEnd reason, EntitlementStatus status) {
        assertThat(restitution(List.of(
                        identified(Gender.Masculine, YesNoUnknown.No),
                        claimed(),
                        new RestitutionClaimEnded(CASE, CLAIM, reason, null, null))))
                .isEqualTo(status);
    }

    @Test
    void tellsThatProtectionAsAWitnessWasAskedFor() {
        var asked = new WitnessProtectionRequested(CASE, ProtectionBody.Lpsk, List.of(), null, null, null);
        var file = file(identified(Gender.Masculine, YesNoUnknown.No), asked);
        assertThat(status(file, "WitnessProtection")).isEqualTo(EntitlementStatus.Applied);
        assertThat(status(file, "Restitution")).isEqualTo(EntitlementStatus.Eligible);
    }

    private static final RestitutionId CLAIM = new RestitutionId(new UUID(2, 2));

    private static CaseEvent claimed() {
        return new RestitutionClaimed(CASE, CLAIM, null, RestitutionChannel.Police, null, List.of(), null, null);
    }

    private static @Nullable EntitlementStatus restitution(List<CaseEvent> story) {
        return status(file(story.toArray(CaseEvent[]::new)), "Restitution");
    }

    private static ApplicationId application(int n) {
        return new ApplicationId(new UUID(1, n));
    }

    private static CaseEvent told() {
        return new EntitlementsExplained(
                CASE, List.of(REHABILITATION), new LanguageCode("jv"), ExplanationFormat.Spoken, null, null);
    }

    private static CaseEvent applied(int n) {
        return new EntitlementApplied(
                CASE,
                application(n),
                REHABILITATION,
                new LawNumber("21/2007"),
                SUBMITTED,
                Applicant.Family,
                Authority.SocialService,
                null,
                SUBMITTED.plusDays(7),
                ZoneId.of("Asia/Jakarta"),
                null,
                null);
    }

    private static CaseEvent granted(int n) {
        return new EntitlementGranted(
                CASE, application(n), REHABILITATION, SUBMITTED.plusDays(3), SUBMITTED.plusDays(7), null, null);
    }

    private static CaseEvent refused(int n) {
        return new EntitlementRefused(
                CASE,
                application(n),
                REHABILITATION,
                SUBMITTED.plusDays(2),
                SUBMITTED.plusDays(7),
                EntitlementRefusalReason.NoBudget,
                null,
                null);
    }

    private static CaseEvent overdue(int n) {
        return new EntitlementOverdue(CASE, application(n), REHABILITATION, SUBMITTED.plusDays(7), null);
    }

    private static CaseEvent withdrawn(int n) {
        return new EntitlementApplicationWithdrawn(
                CASE, application(n), REHABILITATION, ApplicationWithdrawalReason.NoAnswer, null, null);
    }

    private static CaseEvent declined() {
        return new EntitlementDeclined(CASE, REHABILITATION, null, null);
    }

    private static CaseEvent notNeeded() {
        return new EntitlementNotNeeded(CASE, REHABILITATION, null, null);
    }
}
