package org.pulang.bench.store;

import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.BarrierRecorded;
import org.pulang.event.BarrierResolved;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.ContactLost;
import org.pulang.event.EntitlementsExplained;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.ReferralCompleted;
import org.pulang.event.ReferralMade;
import org.pulang.event.SafetyPlanAgreed;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceNeedRecorded;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventCatalog;
import org.pulang.store.EventJson;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.BarrierResolution;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.ExplanationFormat;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonReached;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.ReferralOutcome;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Made-up journeys of made-up cases, from first contact over five years, about 30 events each on about 15 days, written straight into the
 * store. The figures they give are nobody's: they are as many and as long as real ones may be, no more.
 */
@SuppressWarnings("EnumOrdinal") // Any of them will do.
public final class JourneyWorkload {

    private static final int BATCH = 500;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final Service[] SERVICES = Service.values();

    private final SplittableRandom random;
    private final LocalDate today;
    private final Map<Class<?>, Integer> types = new HashMap<>();

    /** @param today until when they last */
    public JourneyWorkload(long seed, LocalDate today) {
        this.random = new SplittableRandom(seed);
        this.today = today;
    }

    private record Dated(LocalDate day, CaseEvent event) {}

    /** Writes so many cases; returns the number of events. */
    public long fill(Database database, int cases) throws Exception {
        long events = 0;
        try (var connection = database.connect()) {
            for (int done = 0; done < cases; done += BATCH) {
                var text = new StringBuilder();
                for (int i = done; i < Math.min(cases, done + BATCH); i++) {
                    events += append(text, journey(i), connection);
                }
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY eventstore.event (event_id, stream, version, type, recorded_at, payload, metadata, leaf_hash) FROM STDIN",
                                new StringReader(text.toString()));
            }
        }
        return events;
    }

    private int append(StringBuilder text, List<Dated> journey, Connection connection) throws SQLException {
        var metadata = hex(EventJson.MAPPER.writeValueAsBytes(Map.of(
                EventMetadata.ACTOR, "worker-" + random.nextInt(2_000),
                EventMetadata.ORGANISATION, "organisation-" + random.nextInt(150))));
        int version = 0;
        for (var one : journey) {
            var at = one.day.atTime(3, 0).toInstant(ZoneOffset.UTC).plusSeconds(version);
            text.append(id())
                    .append('\t')
                    .append(one.event.caseId())
                    .append('\t')
                    .append(version++)
                    .append('\t');
            text.append(type(one.event.getClass(), connection))
                    .append('\t')
                    .append(at)
                    .append('\t');
            text.append(hex(EventJson.MAPPER.writeValueAsBytes(one.event)))
                    .append('\t')
                    .append(metadata);
            text.append("\t\\\\x").append("00".repeat(32)).append('\n');
        }
        return journey.size();
    }

    private static String hex(byte[] json) {
        return "\\\\x" + HexFormat.of().formatHex(json);
    }

    private int type(Class<?> type, Connection connection) throws SQLException {
        var known = types.get(type);
        if (known != null) {
            return known;
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO eventstore.type (name, revision, stream_type) VALUES (?, ?, 'ReintegrationCase') ON CONFLICT (name, revision) DO UPDATE SET name = EXCLUDED.name RETURNING id")) {
            insert.setString(1, EventCatalog.name(type));
            insert.setInt(2, EventCatalog.revision(type));
            try (var row = insert.executeQuery()) {
                row.next();
                types.put(type, row.getInt(1));
                return row.getInt(1);
            }
        }
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private List<Dated> journey(int n) {
        var events = new ArrayList<Dated>();
        var caseId = new CaseId(id());
        var first = today.minusDays(random.nextInt(1_800) + 10L);
        var origin = new AreaCode("%d.%02d".formatted(31 + random.nextInt(5), 1 + random.nextInt(20)));
        var staff = new StaffId("worker-" + random.nextInt(2_000));
        events.add(new Dated(first.plusDays(1), identified(caseId, n, first, origin)));
        var day = first.plusDays(2);
        events.add(new Dated(day, exploitation(caseId)));
        events.add(new Dated(
                day, new SafetyPlanAgreed(caseId, day, Sensitive.of("a"), Sensitive.of("b"), null, List.of(), null)));
        events.add(new Dated(
                day,
                new EntitlementsExplained(
                        caseId,
                        List.of(new EntitlementCode("SocialRehabilitation")),
                        new LanguageCode("id"),
                        ExplanationFormat.values()[0],
                        null,
                        null)));
        day = first.plusDays(4 + random.nextInt(20));
        if (random.nextInt(3) > 0) {
            events.add(new Dated(
                    day,
                    new TraffickingStatusDetermined(
                            caseId,
                            random.nextInt(12) == 0
                                    ? TraffickingStatus.NotAVictimOfTrafficking
                                    : TraffickingStatus.ActualVictimOfTrafficking,
                            DecidingBody.Police,
                            null,
                            Sensitive.of("a"),
                            null)));
        }
        var assessments = 2 + random.nextInt(2);
        for (int i = 0; i < assessments; i++) {
            var on = day.plusDays(120L * i);
            events.add(new Dated(on, assessment(caseId, on, staff, i)));
        }
        events.add(new Dated(day, new CarePlanAgreed(caseId, List.of(), false, day, false, null, null)));
        for (int i = 0; i < 4; i++) {
            events.add(new Dated(
                    day,
                    new ServiceNeedRecorded(
                            caseId,
                            SERVICES[random.nextInt(SERVICES.length)],
                            ServiceNeed.values()[random.nextInt(4)],
                            null,
                            null)));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            events.add(new Dated(
                    day.plusDays(random.nextInt(300)),
                    new ServiceDelivered(
                            caseId,
                            new DeliveryId(id()),
                            SERVICES[random.nextInt(SERVICES.length)],
                            HelpKind.Formal,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)));
        }
        barrier(events, caseId, day);
        referral(events, caseId, day);
        for (int months : new int[] {1, 3, 6, 12}) {
            followUp(events, caseId, day, day.plusMonths(months), staff);
        }
        if (random.nextInt(5) == 0) {
            events.add(new Dated(day.plusDays(500), new ContactLost(caseId, List.of(), null, null)));
        } else if (random.nextInt(3) == 0) {
            events.add(new Dated(
                    day.plusDays(600),
                    new CaseClosed(caseId, ClosureReason.PlanCompleted, ClosureOutcome.GoalsAchieved, staff, null)));
        }
        events.sort((one, other) -> one.day.compareTo(other.day));
        events.removeIf(event -> event.day.isAfter(today));
        return events;
    }

    private VictimIdentified identified(CaseId caseId, int n, LocalDate first, AreaCode origin) {
        var age = Age.ofYears(12 + random.nextInt(40));
        return new VictimIdentified(
                caseId,
                CaseNumber.of(origin, first.getYear(), n + 1L),
                Provenance.Simulated,
                null,
                null,
                null,
                age.band(),
                age.broad(),
                age.minor(),
                random.nextInt(75) < 46 ? Gender.Feminine : Gender.Masculine,
                List.of(new CountryCode("ID")),
                List.of(),
                origin,
                ReferralSource.values()[random.nextInt(ReferralSource.values().length)],
                null,
                TraffickingStatus.PossibleVictimOfTrafficking,
                null,
                null,
                PartialDate.of(first),
                PartialDate.of(first.plusDays(1)));
    }

    private ExploitationRecorded exploitation(CaseId caseId) {
        return new ExploitationRecorded(
                caseId,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Answered<>(
                        random.nextInt(5) == 0
                                ? TypeOfExploitation.SexualExploitation
                                : TypeOfExploitation.ForcedLabour,
                        YesNoUnknown.Yes)),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private AssessmentRecorded assessment(CaseId caseId, LocalDate on, StaffId staff, int nth) {
        var answers = new ArrayList<Answer>();
        int sum = 0;
        for (var domain : AssessmentDomain.values()) {
            int value = Math.min(4, 1 + random.nextInt(2) + random.nextInt(nth + 2));
            sum += value;
            answers.add(Answer.of(new ItemCode(domain.name()), value));
        }
        return new AssessmentRecorded(
                caseId,
                new AssessmentId(id()),
                new InstrumentVersion(new InstrumentCode("PULANG-CORE"), 1),
                nth == 0 ? AssessmentKind.Intake : AssessmentKind.Periodic,
                staff,
                on,
                answers,
                new Score(BigDecimal.ONE, BigDecimal.valueOf(sum * 20L, 1), List.of()),
                null,
                null,
                null);
    }

    private void barrier(List<Dated> events, CaseId caseId, LocalDate day) {
        var barrier = new BarrierId(id());
        var kinds = BarrierKind.values();
        events.add(new Dated(
                day,
                new BarrierRecorded(caseId, barrier, kinds[random.nextInt(kinds.length)], null, null, null, null)));
        if (random.nextBoolean()) {
            events.add(new Dated(
                    day.plusDays(1 + random.nextInt(200)),
                    new BarrierResolved(caseId, barrier, BarrierResolution.Removed, null, null)));
        }
    }

    private void referral(List<Dated> events, CaseId caseId, LocalDate day) {
        var referral = new ReferralId(id());
        events.add(new Dated(
                day,
                new ReferralMade(
                        caseId,
                        referral,
                        new ProviderId(id()),
                        Service.Medical,
                        ReferralReason.values()[0],
                        null,
                        day.plusDays(14),
                        ZONE,
                        null,
                        null)));
        if (random.nextBoolean()) {
            events.add(new Dated(
                    day.plusDays(1 + random.nextInt(30)),
                    new ReferralCompleted(caseId, referral, ReferralOutcome.ServiceDelivered, null, null)));
        }
    }

    private void followUp(List<Dated> events, CaseId caseId, LocalDate planned, LocalDate due, StaffId staff) {
        var followUp = new FollowUpId(id());
        events.add(new Dated(
                planned,
                new FollowUpScheduled(
                        caseId, followUp, due, ZONE, FollowUpPurpose.Monitoring, FollowUpMode.Call, staff, null)));
        if (random.nextInt(4) == 0) {
            events.add(new Dated(due.plusDays(1), new FollowUpMissed(caseId, followUp, due, 1, null)));
        } else {
            events.add(new Dated(
                    due,
                    new FollowUpRecorded(
                            caseId,
                            followUp,
                            due,
                            FollowUpMode.Call,
                            staff,
                            PersonReached.Survivor,
                            Sensitive.of("a"),
                            null,
                            YesNoUnknown.Yes,
                            null,
                            null,
                            null,
                            null)));
        }
    }
}
