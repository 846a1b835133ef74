package org.pulang.runner.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.runner.batch.BatchLine;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.Service;

/**
 * The case of a simulated survivor, told day by day from first contact; what lies after today has not happened yet. The same
 * seed, number and today tell the same life, so that sending it again changes nothing.
 */
final class Life {

    private static final String ORGANISATION = DemoStaff.ORGANISATION;
    private static final String INTAKE = DemoStaff.Intake.id();
    private static final String SUPERVISOR = DemoStaff.Supervisor.id();
    private static final List<String> CASEWORKERS = DemoStaff.caseworkers();

    private static final int THREE_YEARS = 1095;
    private static final double GOLDEN_RATIO = 0.618034;

    /** The standard months of monitoring in days, as far as a case is followed here. */
    private static final int[] FOLLOW_UPS = {30, 90, 180, 365, 730};

    private final Survivor survivor;
    private final Random random;
    private final LocalDate today;
    private final LocalDate first;
    private final String name;
    private final String caseworker;
    private final List<Step> steps = new ArrayList<>();

    /** @param sentOn counted from first contact; not always the day on which it happened */
    private record Step(int sentOn, BatchLine line) {}

    private Life(long seed, int index, LocalDate today) {
        this.survivor = Survivor.of(seed, index);
        this.random = Survivor.random(seed, index);
        this.today = today;
        // Evenly spread, whether there are ten cases or a thousand.
        this.first = today.minusDays(10 + (long) ((THREE_YEARS - 10) * ((index * GOLDEN_RATIO) % 1)));
        this.name = "demo-%d-%d".formatted(seed, survivor.number());
        this.caseworker = CASEWORKERS.get(index % CASEWORKERS.size());
    }

    static List<BatchLine> of(long seed, int index, LocalDate today) {
        return new Life(seed, index, today).told();
    }

    private List<BatchLine> told() {
        beIdentified();
        consent();
        var needs = needs();
        assess(4 + random.nextInt(10), "Intake", 0);
        var goals = plan(needs);
        refer(needs.get(0), 18);
        referInVain(needs.get(1), 22);
        needs.forEach(this::getHelp);
        note(40, "Simulasi: keluarga mendukung.");
        var end = survivor.number() % 3 == 0 ? FOLLOW_UPS[3] : FOLLOW_UPS[4];
        followUp(end);
        checkIn(end);
        if (!losesContact()) {
            assess(180, "Periodic", 1);
            assess(360, "Periodic", 1);
            goals.forEach(goal -> record(end + 5, "achieve-goal", Body.with("goalId", goal)));
            assess(end + 10, "Closure", 2);
            close(end + 12);
        }
        return steps.stream()
                .sorted(Comparator.comparingInt(Step::sentOn))
                .map(Step::line)
                .toList();
    }

    private void beIdentified() {
        var identification = Body.with("provenance", "Simulated")
                .and("name", Map.of("first", "Simulasi", "second", "%03d".formatted(survivor.number())))
                .and("ageEstimate", survivor.age())
                .and("gender", survivor.gender())
                .and("citizenships", List.of("ID"))
                .and("origin", survivor.origin())
                .and("identifiedThrough", survivor.country().equals("ID") ? "Community" : "ReturnProcess")
                .and("identifyingOrganisation", ORGANISATION)
                .and("status", "PossibleVictimOfTrafficking")
                .and("firstContact", first);
        add(0, 0, "identify-victim", identification, INTAKE);
        add(
                1,
                1,
                "assign-caseworker",
                Body.with("caseworker", caseworker).and("organisation", ORGANISATION),
                SUPERVISOR);
        flag();
        record(3, "record-exploitation", exploitation());
        record(
                12,
                "determine-trafficking-status",
                Body.with("status", "ActualVictimOfTrafficking")
                        .and("decidedBy", "NonPoliceGovernmentalOrganization")
                        .and("grounds", "Simulasi: tindakan, cara dan tujuan terpenuhi."));
    }

    /** Some are not to be called where others would hear of it. */
    private void flag() {
        if (survivor.number() % 4 == 0) {
            record(
                    2,
                    "raise-flag",
                    Body.with("flagId", id("flag", ""))
                            .and("kind", "DoNotCallAtHome")
                            .and("text", "Simulasi: hubungi lewat bidan desa, jangan ke rumah."));
        }
    }

    private Body exploitation() {
        var kind = survivor.exploitation();
        var industry = kind.section() == null
                ? null
                : Body.with("section", kind.section()).and("division", kind.division());
        var places = Stream.of(
                        place("Recruitment", "ID").and("area", survivor.origin()),
                        survivor.alsoAtHome() ? place("Exploitation", "ID") : null,
                        place("Exploitation", survivor.country()))
                .filter(Objects::nonNull)
                .map(Body::fields)
                .toList();
        return Body.with("recruitmentMethods", List.of(yes("ThroughFriendsOrSocialEvents")))
                .and(
                        "methodsOfControl",
                        kind.controls().stream().map(code -> yes(code.name())).toList())
                .and("exploitationTypes", List.of(yes(kind.type().name())))
                .and("industry", industry)
                .and("places", places);
    }

    private static Map<String, String> yes(String code) {
        return Map.of("code", code, "answer", "Yes");
    }

    private static Body place(String kind, String country) {
        return Body.with("kind", kind).and("country", country);
    }

    private void consent() {
        grant(2, "Services", null);
        grant(2, "Contact", null);
        // One in six does not want to be counted, and is left out of released statistics.
        if (survivor.number() % 6 != 0) {
            grant(2, "Reporting", null);
        }
        grant(
                4,
                "Sharing",
                Arrays.stream(DemoProvider.values()).map(DemoProvider::id).toList());
    }

    private void grant(int day, String purpose, @Nullable List<UUID> recipients) {
        record(
                day,
                "grant-consent",
                Body.with("consentId", id("consent", purpose))
                        .and("purpose", purpose)
                        .and("recipients", recipients)
                        .and("explained", List.of("Interview", "InterviewPurpose", "UseOfData", "HowToWithdraw"))
                        .and("mode", "Written")
                        .and("givenBy", survivor.child() ? "SelfWithGuardian" : "Self"));
    }

    private List<Service> needs() {
        var services = new ArrayList<>(List.of(Service.values()));
        Collections.shuffle(services, random);
        var needed = services.subList(0, 4);
        needed.forEach(service ->
                record(6, "record-service-need", Body.with("service", service).and("need", "Wanted")));
        record(6, "record-service-need", Body.with("service", services.get(4)).and("need", "NotNeeded"));
        record(6, "decline-service", Body.with("service", services.get(5)));
        return needed;
    }

    /** On the rubric from 1 to 4; life gets better by about a level from one stage to the next. */
    private void assess(int day, String kind, int stage) {
        var answers = Arrays.stream(AssessmentDomain.values())
                .map(domain -> random.nextInt(20) == 0
                        ? Body.with("item", domain).and("state", "Declined")
                        : Body.with("item", domain)
                                .and("state", "Answered")
                                .and("value", Math.min(4, 1 + stage + random.nextInt(2))))
                .map(Body::fields)
                .toList();
        record(
                day,
                "record-assessment",
                Body.with("assessmentId", id("assessment", String.valueOf(day)))
                        .and("instrument", Map.of("code", "PULANG-CORE", "version", 1))
                        .and("kind", kind)
                        .and("assessor", caseworker)
                        .and("assessedOn", first.plusDays(day))
                        .and("answers", answers));
    }

    private List<UUID> plan(List<Service> needs) {
        var income = id("goal", "income");
        var family = id("goal", "family");
        var goals = List.of(
                goal(income, AssessmentDomain.IncomeAndDebt, "Individual", needs.get(0))
                        .and("ownWords", "Simulasi: saya ingin punya penghasilan tetap.")
                        .fields(),
                goal(family, AssessmentDomain.FamilyRelations, "Family", needs.get(1))
                        .and("ownWords", "Simulasi: saya ingin dekat lagi dengan keluarga.")
                        .fields());
        record(15, "agree-care-plan", Body.with("goals", goals).and("coSignedOn", first.plusDays(15)));
        record(16, "request-approval", Body.with("planVersion", 1));
        if (survivor.number() % 5 != 0) {
            add(18, 18, "approve", Body.with("planVersion", 1), SUPERVISOR);
        }
        return List.of(income, family);
    }

    private static Body goal(UUID id, AssessmentDomain domain, String level, Service service) {
        return Body.with("goalId", id).and("domain", domain).and("level", level).and("services", List.of(service));
    }

    private void refer(Service service, int day) {
        var referral = makeReferral(service, day, day + 4);
        record(day + 4, "accept-referral", Body.with("referralId", referral));
        record(day + 60, "complete-referral", Body.with("referralId", referral).and("outcome", "ServiceDelivered"));
    }

    /** One in three is sent away first. */
    private void referInVain(Service service, int day) {
        if (survivor.number() % 3 == 1) {
            var referral = makeReferral(service, day, day + 2);
            record(day + 2, "reject-referral", Body.with("referralId", referral).and("reason", "NoCapacity"));
        }
    }

    private UUID makeReferral(Service service, int day, int answered) {
        var referral = id("referral", service.name());
        record(
                day,
                future(answered) ? day : answered,
                "make-referral",
                Body.with("referralId", referral)
                        .and("providerId", DemoProvider.of(service).id())
                        .and("service", service)
                        .and("reason", "AdditionalServicesRequired")
                        .and("answerDueOn", first.plusDays(day + 14L)));
        return referral;
    }

    private void note(int day, String text) {
        record(
                day,
                "add-note",
                Body.with("noteId", id("note", String.valueOf(day)))
                        .and("visibility", "Team")
                        .and("text", text));
    }

    private void getHelp(Service service) {
        var begin = 20 + random.nextInt(40);
        var times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            record(
                    begin + 45 * i,
                    "deliver-service",
                    Body.with("deliveryId", id("delivery", service.name() + i))
                            .and("service", service)
                            .and("help", "Formal")
                            .and("providerId", DemoProvider.of(service).id())
                            .and("sessions", 1 + random.nextInt(3))
                            .and("outcome", "Helped"));
        }
        record(
                begin + 45 * times,
                "record-feedback",
                Body.with("service", service)
                        .and("rating", 3 + random.nextInt(3))
                        .and("taken", "ByAnotherWorker"));
    }

    /** One in ten is lost sight of after the first month. */
    private boolean losesContact() {
        return survivor.number() % 10 == 5;
    }

    private void followUp(int end) {
        var scheduled = 25;
        for (int due : FOLLOW_UPS) {
            if (due > end) {
                return;
            }
            var missed = due > FOLLOW_UPS[0] && (losesContact() || random.nextInt(8) == 0);
            var held = due + 1 - random.nextInt(7);
            var followUp = id("follow-up", String.valueOf(due));
            record(
                    scheduled,
                    missed || future(held) ? scheduled : held,
                    "schedule-follow-up",
                    Body.with("followUpId", followUp)
                            .and("dueOn", first.plusDays(due))
                            .and("purpose", "Monitoring")
                            .and("mode", "Visit")
                            .and("by", caseworker));
            if (missed) {
                record(
                        due,
                        "record-failed-attempt",
                        Body.with("followUpId", followUp).and("mode", "Call").and("reason", "NoAnswer"));
            } else {
                record(
                        held,
                        "record-follow-up",
                        Body.with("followUpId", followUp)
                                .and("mode", "Visit")
                                .and("reached", "Survivor")
                                .and("findings", "Simulasi: keadaan membaik.")
                                .and("livingSituation", "WithFamily")
                                .and("safe", "Yes")
                                .and("work", due < 180 ? "LookingForWork" : "SelfEmployed"));
            }
            scheduled = due;
        }
    }

    /** Whoever is still accompanied is called within the next days. */
    private void checkIn(int end) {
        int day = Math.toIntExact(ChronoUnit.DAYS.between(first, today));
        if (day > end) {
            return;
        }
        record(
                day,
                "schedule-follow-up",
                Body.with("followUpId", id("follow-up", "check-in"))
                        .and("dueOn", today.plusDays(survivor.number() % 6))
                        .and("purpose", "WellBeing")
                        .and("mode", "Call")
                        .and("by", caseworker));
    }

    /** Asked for by the caseworker, decided by somebody else; in one of four cases that still waits. */
    private void close(int day) {
        record(
                day,
                "request-closure",
                Body.with("reason", "PlanCompleted")
                        .and("outcome", survivor.number() % 5 < 3 ? "GoalsAchieved" : "GoalsPartiallyAchieved")
                        .and("summary", "Simulasi: rencana selesai."));
        if (survivor.number() % 4 != 0) {
            add(day + 6, day + 6, "approve-closure", new Body(new TreeMap<>()), SUPERVISOR);
        }
    }

    private boolean future(int day) {
        return first.plusDays(day).isAfter(today);
    }

    private void record(int day, String command, Body body) {
        record(day, day, command, body);
    }

    /**
     * What is to be answered by a certain day is sent right before its answer: these days are over, and nothing answered is to
     * be missed meanwhile.
     */
    private void record(int day, int sentOn, String command, Body body) {
        add(day, sentOn, command, body, caseworker);
    }

    private void add(int day, int sentOn, String command, Body body, String actor) {
        if (future(day)) {
            return;
        }
        var key = "%s-%d".formatted(name, steps.size());
        var complete = body.and("occurredAt", first.plusDays(day)).fields();
        steps.add(new Step(
                sentOn, BatchLine.ofCase(key, id("case", ""), command, complete).by(actor)));
    }

    private UUID id(String what, String which) {
        return UUID.nameUUIDFromBytes("%s %s %s".formatted(name, what, which).getBytes(StandardCharsets.UTF_8));
    }
}
