package org.pulang.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.CasesLinked;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnmerged;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.DuplicateRejected;
import org.pulang.event.FailedAttemptRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.InstrumentPublished;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.VictimIdentified;
import org.pulang.instrument.Instrument;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DimensionCode;
import org.pulang.vocabulary.FailedAttemptReason;
import org.pulang.vocabulary.FollowUpCancellationReason;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.FollowUpReschedulingReason;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.SamePersonGround;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.ScoringKind;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TwoPeopleGround;
import org.pulang.vocabulary.UnmergeReason;
import org.pulang.vocabulary.YesNoUnknown;

/** Events to tell histories with. */
public final class Events {

    private Events() {}

    /** The same id for the same number. */
    public static CaseId caseId(int n) {
        return new CaseId(new UUID(0x0198_f2a0_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    /** A woman from Indramayu, age unknown, first met on 20 January 2026, identified the day after. */
    public static VictimIdentified identified(CaseId caseId) {
        return identified(caseId, Provenance.Casework, new AreaCode("32.12"));
    }

    public static VictimIdentified simulated(CaseId caseId) {
        return identified(caseId, Provenance.Simulated, new AreaCode("32.12"));
    }

    /** Two hours ahead of Jakarta. */
    public static VictimIdentified inJayapura(CaseId caseId) {
        return identified(caseId, Provenance.Casework, new AreaCode("91.71"));
    }

    private static VictimIdentified identified(CaseId caseId, Provenance provenance, AreaCode origin) {
        return identified(
                caseId,
                provenance,
                new Age(AgeBand.Unknown, CtdcAgeBand.Unknown, YesNoUnknown.No),
                Gender.Feminine,
                List.of(new CountryCode("ID")),
                origin,
                TraffickingStatus.PossibleVictimOfTrafficking,
                "2026-01-20",
                "2026-01-21");
    }

    public static VictimIdentified identified(
            CaseId caseId,
            Provenance provenance,
            Age age,
            Gender gender,
            List<CountryCode> citizenships,
            @Nullable AreaCode origin,
            TraffickingStatus status,
            String firstContact,
            String occurredAt) {
        long n = caseId.value().getLeastSignificantBits() & 0xffff;
        return new VictimIdentified(
                caseId,
                CaseNumber.of(origin, 2026, n),
                provenance,
                null,
                null,
                null,
                age.band(),
                age.broad(),
                age.minor(),
                gender,
                citizenships,
                List.of(),
                origin,
                ReferralSource.Police,
                null,
                status,
                null,
                null,
                new PartialDate(firstContact),
                new PartialDate(occurredAt));
    }

    /** Found to be of one person: work goes on in the first. */
    public static CasesMerged merged(CaseId into, CaseId other) {
        return new CasesMerged(CaseLinkId.of(into, other), into, other, List.of(SamePersonGround.SamePaper));
    }

    public static CasesUnmerged unmerged(CaseId into, CaseId other) {
        return new CasesUnmerged(CaseLinkId.of(into, other), into, other, UnmergeReason.TwoPeople);
    }

    /** Found to be of two people. */
    public static DuplicateRejected rejected(CaseId one, CaseId other) {
        return new DuplicateRejected(CaseLinkId.of(one, other), one, other, List.of(TwoPeopleGround.DifferentPapers));
    }

    public static CasesLinked linked(CaseId one, CaseId other, CaseLinkKind kind) {
        return new CasesLinked(CaseLinkId.of(one, other), one, other, kind);
    }

    public static ProviderId providerId(int n) {
        return new ProviderId(new UUID(0x0198_f2b0_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    public static ProviderRegistered providerRegistered(int n) {
        return new ProviderRegistered(
                providerId(n),
                "Klinik Harapan " + n,
                OrganisationType.NGO,
                List.of(Service.Medical),
                new AreaCode("32.12"),
                null);
    }

    public static FollowUpId followUpId(int n) {
        return new FollowUpId(new UUID(0x0198_f2d0_0000_7000L, 0x8000_0000_0000_0000L + n));
    }

    /** By {@code worker-1}, in Jakarta's time. */
    public static FollowUpScheduled scheduled(CaseId caseId, int followUp, String dueOn) {
        return scheduled(caseId, followUp, dueOn, "Asia/Jakarta");
    }

    public static FollowUpScheduled scheduled(CaseId caseId, int followUp, String dueOn, String zone) {
        return new FollowUpScheduled(
                caseId,
                followUpId(followUp),
                LocalDate.parse(dueOn),
                ZoneId.of(zone),
                FollowUpPurpose.Monitoring,
                FollowUpMode.Visit,
                new StaffId("worker-1"),
                null);
    }

    public static FollowUpRescheduled rescheduled(CaseId caseId, int followUp, String from, String dueOn) {
        return new FollowUpRescheduled(
                caseId,
                followUpId(followUp),
                LocalDate.parse(from),
                LocalDate.parse(dueOn),
                ZoneId.of("Asia/Jakarta"),
                FollowUpReschedulingReason.AskedByPerson,
                null,
                null);
    }

    public static FollowUpCancelled cancelled(CaseId caseId, int followUp, String dueOn) {
        return new FollowUpCancelled(
                caseId,
                followUpId(followUp),
                LocalDate.parse(dueOn),
                FollowUpCancellationReason.NoLongerNeeded,
                null,
                null);
    }

    public static FollowUpMissed missed(CaseId caseId, int followUp, String dueOn) {
        return new FollowUpMissed(caseId, followUpId(followUp), LocalDate.parse(dueOn), 1, null);
    }

    /** By {@code worker-2}, with the survivor. */
    public static FollowUpRecorded held(
            CaseId caseId, int followUp, @Nullable String dueOn, @Nullable String occurredAt) {
        return new FollowUpRecorded(
                caseId,
                followUpId(followUp),
                dueOn == null ? null : LocalDate.parse(dueOn),
                FollowUpMode.Call,
                new StaffId("worker-2"),
                PersonReached.Survivor,
                Sensitive.of("baik"),
                null,
                YesNoUnknown.Yes,
                null,
                null,
                null,
                occurredAt == null ? null : new PartialDate(occurredAt));
    }

    public static FailedAttemptRecorded attemptFailed(CaseId caseId, int followUp) {
        return new FailedAttemptRecorded(
                caseId,
                followUpId(followUp),
                FollowUpMode.Call,
                new StaffId("worker-1"),
                FailedAttemptReason.NoAnswer,
                null,
                null);
    }

    public static ClosureRequested closureRequested(CaseId caseId) {
        return new ClosureRequested(
                caseId, ClosureReason.PlanCompleted, ClosureOutcome.GoalsAchieved, Sensitive.of("selesai"), null);
    }

    public static ClosureReturned closureReturned(CaseId caseId) {
        return new ClosureReturned(caseId, Sensitive.of("belum lengkap"), null);
    }

    public static CaseClosed closed(CaseId caseId) {
        return new CaseClosed(
                caseId, ClosureReason.PlanCompleted, ClosureOutcome.GoalsAchieved, new StaffId("worker-1"), null);
    }

    public static CaseReopened reopened(CaseId caseId) {
        return new CaseReopened(caseId, ReopeningReason.NewNeeds, Sensitive.of("kebutuhan baru"), null);
    }

    /** Comprehensive: enough was answered for a composite. */
    public static AssessmentRecorded assessed(CaseId caseId, String day) {
        return assessed(caseId, day, AssessmentKind.Intake, BigDecimal.valueOf(50));
    }

    /** @param composite absent where too little was answered */
    public static AssessmentRecorded assessed(
            CaseId caseId, String day, AssessmentKind kind, @Nullable BigDecimal composite) {
        return new AssessmentRecorded(
                caseId,
                new AssessmentId(UUID.nameUUIDFromBytes(day.getBytes(StandardCharsets.UTF_8))),
                new InstrumentVersion(new InstrumentCode("PULANG-CORE"), 1),
                kind,
                new StaffId("worker-1"),
                LocalDate.parse(day),
                List.of(),
                new Score(composite == null ? BigDecimal.ZERO : BigDecimal.ONE, composite, List.of()),
                null,
                null,
                null);
    }

    /** An organisation's own instrument: two items, the first weighs three times as much. */
    public static InstrumentPublished published(String id, String text) {
        var title = new BilingualText(text, text + " (en)");
        return new InstrumentPublished(
                new InstrumentId(id),
                new OrganisationId("dinsos-32-73"),
                false,
                title,
                null,
                0,
                4,
                List.of(new InstrumentLevel(0, new BilingualText(text + " 0", "none"))),
                List.of(
                        new InstrumentItem(new ItemCode("Sleep"), title, List.of(), BigDecimal.valueOf(3)),
                        new InstrumentItem(new ItemCode("Calm"), title, List.of(), null)),
                List.of(new InstrumentDimension(
                        new DimensionCode("Home"), title, List.of(new ItemCode("Sleep"), new ItemCode("Calm")))),
                new BigDecimal("0.5"),
                ScoringKind.MeanOfItems);
    }

    /** Scored as the command service would. */
    public static AssessmentRecorded assessed(CaseId caseId, InstrumentPublished with, String day, Answer... answers) {
        return new AssessmentRecorded(
                caseId,
                new AssessmentId(UUID.nameUUIDFromBytes((with.instrumentId() + day).getBytes(StandardCharsets.UTF_8))),
                with.instrumentId().instrument(),
                AssessmentKind.Periodic,
                new StaffId("worker-1"),
                LocalDate.parse(day),
                List.of(answers),
                Instrument.of(with).score(List.of(answers)),
                null,
                null,
                null);
    }
}
