package org.pulang.query.casefile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.RiskAssessed;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.InstrumentDefinition;
import org.pulang.instrument.Instruments;
import org.pulang.personal.Opening;
import org.pulang.personal.Sensitive;
import org.pulang.query.casefile.TopicView.Fact;
import org.pulang.query.casefile.TopicView.Table;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FamilyRelationship;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.PersonName;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Lays a case file out by topic: facts first, then tables; what is not known is left out, what may not be seen is hidden. */
@Component
class TopicViews {

    private final Sentences sentences;
    private final MessageSource messages;
    private final Instruments instruments;
    private final ProviderNames providers;

    TopicViews(Sentences sentences, MessageSource messages, Instruments instruments, ProviderNames providers) {
        this.sentences = sentences;
        this.messages = messages;
        this.instruments = instruments;
        this.providers = providers;
    }

    /** The topics whole. */
    List<TopicView> of(CaseFile file, Opening opening, Locale language) {
        return of(file, opening, language, topic -> true, Integer.MAX_VALUE);
    }

    /**
     * Some topics, in short: what is not shown is not opened.
     *
     * @param which by name
     * @param most rows of a table that are shown, the newest
     */
    List<TopicView> of(CaseFile file, Opening opening, Locale language, Predicate<String> which, int most) {
        return of(
                new Writer(file, (detail, within) -> opened(opening, detail, language, within), language, most), which);
    }

    /** All topics with marks for details. */
    List<TopicView> unopened(CaseFile file, Unopened marks, Locale language) {
        return of(
                new Writer(file, (detail, within) -> marks.mark(detail, List.of(within)), language, Integer.MAX_VALUE),
                topic -> true);
    }

    /** A marked detail as this reader sees it. */
    String text(Unopened.Detail detail, Opening opening, Locale language) {
        return sentences.text(
                opened(opening, detail.sensitive(), language, detail.within().toArray()), language);
    }

    private static List<TopicView> of(Writer write, Predicate<String> which) {
        var file = write.file;
        var topics = new LinkedHashMap<String, Supplier<TopicView>>();
        topics.put("Identification", () -> write.identification(file.identification));
        topics.put("Consent", () -> write.consent(file.consent));
        topics.put("Assessments", () -> write.assessments(file.assessments));
        topics.put("Safety", () -> write.safety(file.safety));
        topics.put("CarePlan", () -> write.carePlan(file.carePlan));
        topics.put("Services", () -> write.services(file.services));
        topics.put("Barriers", () -> write.barriers(file.barriers));
        topics.put("Entitlements", () -> write.entitlements(file.entitlements));
        topics.put("Referrals", () -> write.referrals(file.referrals));
        topics.put("FollowUps", () -> write.followUps(file.followUps));
        topics.put("Family", () -> write.family(file.family));
        topics.put("Justice", () -> write.justice(file.justice));
        topics.put("Stewardship", () -> write.stewardship(file.stewardship));
        topics.put("Closure", () -> write.closure(file.closure));
        return topics.entrySet().stream()
                .filter(topic -> which.test(topic.getKey()))
                .map(topic -> topic.getValue().get())
                .toList();
    }

    /** What is there, or that it may not be seen, or that it was erased. */
    private Object opened(Opening opening, Sensitive<?> detail, Locale language, Object... within) {
        var shown = opening.show(detail, within);
        var value = shown.told()
                ? shown.value().orElseGet(() -> messages.getMessage("erased", null, language))
                : Sensitive.MASK;
        return value instanceof PersonName name ? name.full() : value;
    }

    /** How a detail is written: opened for somebody, or as a mark until it is known to be shown at all. */
    private interface Showing {
        Object show(Sensitive<?> detail, Object... within);
    }

    /** Writes one file in one language. */
    private final class Writer {
        private final CaseFile file;
        private final Showing showing;
        private final Locale language;
        private final int most;

        Writer(CaseFile file, Showing showing, Locale language, int most) {
            this.file = file;
            this.showing = showing;
            this.language = language;
            this.most = most;
        }

        TopicView identification(IdentificationPart part) {
            var facts = new ArrayList<@Nullable Fact>();
            var person = part.person;
            if (person != null) {
                facts.add(fact("name", open(person.name())));
                facts.add(fact("birthDate", open(person.birthDate())));
                facts.add(fact("ageEstimate", open(person.ageEstimate())));
                facts.add(fact("ageBand", person.ageBand()));
                facts.add(fact("minor", person.minor()));
                facts.add(fact("gender", person.gender()));
                facts.add(fact("citizenships", person.citizenships()));
                facts.add(fact("origin", person.origin()));
                facts.add(fact("traffickingStatus", part.status));
                facts.add(fact("identityVerified", part.identityVerified));
            }
            var details = part.details;
            if (details != null) {
                facts.add(fact("maritalStatus", details.maritalStatus()));
                facts.add(fact("numberOfChildren", details.numberOfChildren()));
                facts.add(fact("languages", details.languages()));
                facts.add(fact("education", details.education()));
                facts.add(fact("occupation", open(details.occupation())));
                facts.add(fact("householdSize", details.householdSize()));
                facts.add(fact("migrationChannel", details.migrationChannel()));
                facts.add(fact("vulnerabilities", details.vulnerabilities()));
                facts.add(fact("vulnerabilityDetails", open(details.vulnerabilityDetails())));
                facts.add(fact("address", open(details.address())));
                facts.add(fact("residence", details.residence()));
            }
            return topic(
                    "Identification",
                    facts,
                    table(
                            "contacts",
                            person == null ? List.of() : person.contacts(),
                            columns("contactKind", "contact", "safeToContact", "contactHours"),
                            contact -> row(
                                    contact.kind(),
                                    open(contact.value()),
                                    contact.safeToContact(),
                                    open(contact.hours()))),
                    table(
                            "exploitations",
                            part.exploitations,
                            columns("date", "exploitationTypes", "places"),
                            entry -> row(
                                    date(entry),
                                    entry.event().exploitationTypes().stream()
                                            .filter(Answered::yes)
                                            .map(Answered::code)
                                            .toList(),
                                    entry.event().places().stream()
                                            .map(JourneyPlace::country)
                                            .toList())),
                    table(
                            "documents",
                            part.documents,
                            columns("date", "documentType", "documentState"),
                            entry -> row(
                                    date(entry),
                                    entry.event().type(),
                                    entry.event().state())));
        }

        TopicView consent(ConsentPart part) {
            return topic(
                    "Consent",
                    Arrays.asList(fact(
                            "restricted",
                            part.restricted == null
                                    ? null
                                    : part.restricted.event().ground())),
                    table(
                            "consents",
                            part.consents,
                            columns("date", "purpose", "givenBy", "expiresOn", "state"),
                            consent -> row(
                                    date(consent.granted()),
                                    consent.granted().event().purpose(),
                                    consent.granted().event().givenBy(),
                                    consent.granted().event().expiresOn(),
                                    consent.state())),
                    table(
                            "refusals",
                            part.refusals,
                            columns("date", "purpose"),
                            entry -> row(date(entry), entry.event().purpose())),
                    table(
                            "overrides",
                            part.overrides,
                            columns("date", "purpose", "ground", "expiresOn"),
                            entry -> row(
                                    date(entry),
                                    entry.event().purpose(),
                                    entry.event().ground(),
                                    entry.event().expiresOn())));
        }

        TopicView assessments(AssessmentsPart part) {
            var tables = new ArrayList<@Nullable Table>();
            tables.add(table(
                    "assessments",
                    part.assessments,
                    columns("assessedOn", "instrument", "kind", "score", "reviews"),
                    assessment -> row(
                            assessment.recorded().event().assessedOn(),
                            titled(assessment.recorded().event().instrument()),
                            assessment.recorded().event().kind(),
                            composite(assessment),
                            assessment.reviews().stream()
                                    .map(review -> review.event().outcome())
                                    .toList())));
            AssessmentTrend.of(part.assessments).forEach(trend -> {
                tables.add(trend(trend));
                tables.add(answers(trend.latest()));
            });
            return topic("Assessments", List.of(), tables.toArray(Table[]::new));
        }

        /** One instrument, in the order of the days it was used on; where it was used once, its dimensions. */
        private Table trend(AssessmentTrend trend) {
            return cut(
                    message("label.trend") + ": "
                            + titled(trend.latest().recorded().event().instrument()),
                    columns("assessedOn", "instrumentVersion", "dimensions", "score", "scoreChange"),
                    trend.steps(),
                    step -> row(
                            step.assessment().recorded().event().assessedOn(),
                            step.assessment().recorded().event().instrument().version(),
                            dimensions(step.assessment()),
                            composite(step.assessment()),
                            step.otherVersion() ? message("label.otherVersion") : step.change()));
        }

        /** Every question of the instrument, whether or not it was answered; of one not known here, those that were. */
        private Table answers(AssessmentsPart.Assessment assessment) {
            var told = assessment.answers().stream()
                    .collect(Collectors.toMap(Answer::item, Function.identity(), (one, other) -> other));
            var version = assessment.recorded().event().instrument();
            var asked = instruments.find(version).map(Instrument::definition);
            return new Table(
                    message("label.answers") + ": " + titled(version),
                    columns("question", "answer"),
                    asked.map(definition -> definition.items().stream()
                                    .map(item -> row(item.title(), answer(told.get(item.code()), item, definition)))
                                    .toList())
                            .orElseGet(() -> assessment.answers().stream()
                                    .map(answer -> row(
                                            answer.item(), answer.value() == null ? answer.state() : answer.value()))
                                    .toList()),
                    0);
        }

        private Object answer(@Nullable Answer answer, InstrumentItem item, InstrumentDefinition definition) {
            if (answer == null) {
                return AnswerState.NotAssessed;
            }
            var value = answer.value();
            return value == null
                    ? answer.state()
                    : Stream.concat(item.levels().stream(), definition.levels().stream())
                            .filter(level -> level.value() == value)
                            .map(level -> value + ": " + level.title().in(language))
                            .findFirst()
                            .orElseGet(value::toString);
        }

        private List<String> dimensions(AssessmentsPart.Assessment assessment) {
            var titles = instruments.find(assessment.recorded().event().instrument()).stream()
                    .flatMap(instrument -> instrument.definition().scoring().dimensions().stream())
                    .collect(Collectors.toMap(
                            InstrumentDimension::code,
                            dimension -> dimension.title().in(language)));
            return assessment.score().dimensions().stream()
                    .map(score -> titles.getOrDefault(
                                    score.dimension(), score.dimension().value())
                            + " " + sentences.text(score.mean(), language))
                    .toList();
        }

        /** Where too little was answered it says so; it is no nought. */
        private Object composite(AssessmentsPart.Assessment assessment) {
            var composite = assessment.score().composite();
            return composite == null ? message("label.tooFewAnswers") : composite;
        }

        /** In the reader's language, with code and version; an instrument that is not its author's says so. */
        private String titled(InstrumentVersion version) {
            return instruments
                    .find(version)
                    .map(Instrument::definition)
                    .map(definition -> messages.getMessage(
                            definition.official() ? "instrument.titled" : "instrument.notOfficial",
                            new Object[] {definition.title().in(language), version.toString()},
                            language))
                    .orElseGet(version::toString);
        }

        TopicView safety(SafetyPart part) {
            var facts = new ArrayList<@Nullable Fact>();
            facts.add(fact("risk", part.risk));
            if (!part.plans.isEmpty()) {
                var plan = part.plans.get(part.plans.size() - 1).event();
                facts.add(fact("safetyPlanAgreedOn", plan.agreedOn()));
                facts.add(fact("dangers", open(plan.dangers())));
                facts.add(fact("steps", open(plan.steps())));
                facts.add(fact("trustedPerson", open(plan.trustedPerson())));
                facts.add(plan.measures().isEmpty() ? null : fact("measures", plan.measures()));
            }
            return topic(
                    "Safety",
                    facts,
                    table(
                            "incidents",
                            part.incidents,
                            columns("date", "incident", "description", "responseDueBy", "state", "actions"),
                            incident -> row(
                                    date(incident.reported()),
                                    incident.reported().event().kind(),
                                    open(incident.reported().event().description()),
                                    moment(incident.reported().event().responseDueBy()),
                                    incident.state(),
                                    incident.responses().stream()
                                            .flatMap(response -> response.event().actions().stream())
                                            .distinct()
                                            .toList())),
                    table(
                            "dayZeroNeeds",
                            part.needs,
                            columns("need", "answer", "dueBy", "state"),
                            need -> row(
                                    need.need(),
                                    need.answer(),
                                    need.dueBy() == null ? null : moment(need.dueBy()),
                                    need.state())),
                    table(
                            "riskAssessments",
                            part.riskAssessments,
                            columns("assessedOn", "instrument", "riskLevel", "rule", "answeredShare"),
                            entry -> row(
                                    entry.event().assessedOn(),
                                    entry.event().instrument(),
                                    entry.event().level(),
                                    rule(entry.event()),
                                    entry.event().answeredShare())),
                    table(
                            "stays",
                            part.stays,
                            columns("date", "shelter", "place", "until", "dischargedTo"),
                            stay -> row(
                                    date(stay.admitted()),
                                    stay.admitted().event().kind(),
                                    open(stay.admitted().event().place()),
                                    stay.discharged() == null ? null : date(stay.discharged()),
                                    stay.discharged() == null
                                            ? null
                                            : stay.discharged().event().destination())));
        }

        /** Why the risk is what it is, in the words of the instrument. */
        private @Nullable String rule(RiskAssessed event) {
            return instruments.find(event.instrument()).stream()
                    .flatMap(instrument -> instrument.definition().riskRules().stream())
                    .filter(rule -> rule.code().equals(event.rule()))
                    .map(rule -> rule.title().in(language))
                    .findFirst()
                    .orElse(null);
        }

        TopicView carePlan(CarePlanPart part) {
            var facts = new ArrayList<@Nullable Fact>();
            facts.add(fact("coSignedOn", part.coSignedOn));
            facts.add(fact("noServiceNeeded", part.coSignedOn == null ? null : part.noServiceNeeded));
            facts.add(fact("reviewDueOn", part.reviewDueOn));
            facts.add(part.version == 0 ? null : fact("planVersion", part.version));
            facts.add(part.version == 0 ? null : fact("approval", part.approval));
            if (part.approved != null) {
                facts.add(fact("approvedBy", part.approved.by()));
                facts.add(fact("approvedOn", date(part.approved)));
            }
            return topic(
                    "CarePlan",
                    facts,
                    table(
                            "goals",
                            part.goals,
                            columns("domain", "level", "ownWords", "state"),
                            goal -> row(
                                    goal.goal().domain(),
                                    goal.goal().level(),
                                    open(goal.goal().ownWords()),
                                    goal.state())),
                    table(
                            "plansReturned",
                            part.returned,
                            columns("date", "by", "planVersion", "change"),
                            entry -> row(
                                    date(entry),
                                    entry.by(),
                                    entry.event().planVersion(),
                                    open(entry.event().change()))));
        }

        TopicView services(ServicesPart part) {
            // Of a case in which nobody spoke of services there is nothing to show.
            boolean spoken = !part.needs.isEmpty() || !part.deliveries.isEmpty() || file.carePlan.version > 0;
            return topic(
                    "Services",
                    Arrays.asList(fact("assistance", spoken ? part.assistance : null)),
                    whole(
                            "needs",
                            List.copyOf(part.needs.entrySet()),
                            columns("service", "need"),
                            need -> row(need.getKey(), need.getValue())),
                    table(
                            "deliveries",
                            part.deliveries,
                            columns("date", "service", "help", "outcome"),
                            entry -> row(
                                    date(entry),
                                    entry.event().service(),
                                    entry.event().help(),
                                    entry.event().outcome())),
                    table(
                            "failures",
                            part.failures,
                            columns("date", "service", "reason"),
                            entry -> row(
                                    date(entry),
                                    entry.event().service(),
                                    entry.event().reason())),
                    table(
                            "incomes",
                            part.incomes,
                            columns("date", "amount", "period"),
                            entry -> row(
                                    date(entry),
                                    entry.event().amount(),
                                    entry.event().period())),
                    table(
                            "feedback",
                            part.feedback,
                            columns("date", "service", "rating", "ownWords"),
                            entry -> row(
                                    date(entry),
                                    entry.event().service(),
                                    entry.event().rating(),
                                    open(entry.event().ownWords()))));
        }

        TopicView barriers(BarriersPart part) {
            return topic(
                    "Barriers",
                    List.of(),
                    table(
                            "barriers",
                            part.barriers,
                            columns("date", "barrier", "service", "area", "barrierDescription", "resolution"),
                            barrier -> row(
                                    date(barrier.recorded()),
                                    barrier.recorded().event().kind(),
                                    barrier.recorded().event().service(),
                                    barrier.recorded().event().area(),
                                    open(barrier.recorded().event().description()),
                                    barrier.resolved() == null
                                            ? null
                                            : barrier.resolved().event().resolution())));
        }

        TopicView entitlements(EntitlementsPart part) {
            return topic(
                    "Entitlements",
                    List.of(),
                    whole(
                            "entitlementMatrix",
                            part.matrix,
                            columns(
                                    "entitlement",
                                    "law",
                                    "eligible",
                                    "informed",
                                    "state",
                                    "submittedOn",
                                    "lawDueOn",
                                    "answeredOn"),
                            line -> row(
                                    line.entitlement(),
                                    law(line),
                                    line.eligible(),
                                    line.informed(),
                                    line.status(),
                                    line.submittedOn(),
                                    line.dueOn(),
                                    line.answeredOn())),
                    table(
                            "applications",
                            part.applications,
                            columns("submittedOn", "entitlement", "authority", "state", "answeredOn", "reason"),
                            application -> row(
                                    application.applied().event().submittedOn(),
                                    application.applied().event().entitlement(),
                                    application.applied().event().authority(),
                                    application.state(),
                                    application.answeredOn(),
                                    application.withdrawn() != null
                                            ? application.withdrawn().event().reason()
                                            : application.refused() == null
                                                    ? null
                                                    : application
                                                            .refused()
                                                            .event()
                                                            .reason())),
                    table(
                            "explanations",
                            part.explanations,
                            columns("date", "entitlements", "language", "format"),
                            entry -> row(
                                    date(entry),
                                    entry.event().topics(),
                                    entry.event().language(),
                                    entry.event().format())));
        }

        private String law(EntitlementLine line) {
            return line.articles().isEmpty()
                    ? messages.getMessage("law", new Object[] {line.law()}, language)
                    : messages.getMessage(
                            "law.articles", new Object[] {line.law(), String.join(", ", line.articles())}, language);
        }

        TopicView referrals(ReferralsPart part) {
            var names = providers.names(part.referrals.stream()
                    .map(referral -> referral.made().event().providerId())
                    .toList());
            return topic(
                    "Referrals",
                    List.of(),
                    table(
                            "referrals",
                            part.referrals,
                            columns("date", "provider", "service", "reason", "answerDueOn", "state", "outcome"),
                            referral -> row(
                                    date(referral.made()),
                                    names.getOrDefault(
                                            referral.made().event().providerId(),
                                            referral.made().event().providerId().toString()),
                                    referral.made().event().service(),
                                    referral.made().event().reason(),
                                    referral.made().event().answerDueOn(),
                                    referral.state(),
                                    referral.completed() == null
                                            ? null
                                            : referral.completed().event().outcome())));
        }

        TopicView followUps(FollowUpsPart part) {
            return topic(
                    "FollowUps",
                    List.of(),
                    table(
                            "followUps",
                            part.followUps,
                            columns("dueOn", "purpose", "mode", "reached", "state"),
                            followUp -> row(
                                    followUp.dueOn(),
                                    followUp.scheduled() == null
                                            ? null
                                            : followUp.scheduled().event().purpose(),
                                    followUp.recorded() != null
                                            ? followUp.recorded().event().mode()
                                            : followUp.scheduled() == null
                                                    ? null
                                                    : followUp.scheduled()
                                                            .event()
                                                            .mode(),
                                    followUp.recorded() == null
                                            ? null
                                            : followUp.recorded().event().reached(),
                                    followUp.state())),
                    table(
                            "failedAttempts",
                            part.failedAttempts,
                            columns("date", "mode", "reason"),
                            entry -> row(
                                    date(entry),
                                    entry.event().mode(),
                                    entry.event().reason())));
        }

        TopicView family(FamilyPart part) {
            return topic(
                    "Family",
                    List.of(),
                    table(
                            "familyMembers",
                            part.members,
                            columns("relationship", "name", "minor", "area", "note"),
                            entry -> row(
                                    entry.event().relationship(),
                                    open(entry.event().name()),
                                    entry.event().minor(),
                                    entry.event().area(),
                                    open(entry.event().note()))),
                    table(
                            "familyConsents",
                            part.consents,
                            columns("date", "relationship", "givenBy", "mode", "expiresOn", "withdrawn"),
                            consent -> row(
                                    date(consent.granted()),
                                    relationship(part, consent.granted().event().memberId()),
                                    consent.granted().event().givenBy(),
                                    consent.granted().event().mode(),
                                    consent.granted().event().expiresOn(),
                                    consent.withdrawn() != null)),
                    table(
                            "familyAssistance",
                            part.assistance,
                            columns("date", "relationship", "service", "help", "outcome"),
                            entry -> row(
                                    date(entry),
                                    relationship(part, entry.event().memberId()),
                                    entry.event().service(),
                                    entry.event().help(),
                                    entry.event().outcome())),
                    table(
                            "tracings",
                            part.tracings,
                            columns("date", "channel", "outcome", "note"),
                            entry -> row(
                                    date(entry),
                                    entry.event().channel(),
                                    entry.event().outcome(),
                                    open(entry.event().note()))),
                    table(
                            "familyAssessments",
                            part.assessments,
                            columns("assessedOn", "basis", "safety", "risks", "personWantsToReturn", "note"),
                            entry -> row(
                                    entry.event().assessedOn(),
                                    entry.event().basis(),
                                    entry.event().safety(),
                                    entry.event().risks(),
                                    entry.event().personWantsToReturn(),
                                    open(entry.event().note()))),
                    table(
                            "mediations",
                            part.mediations,
                            columns("date", "topics", "personPresent", "outcome", "note"),
                            entry -> row(
                                    date(entry),
                                    entry.event().topics(),
                                    entry.event().personPresent(),
                                    entry.event().outcome(),
                                    open(entry.event().note()))),
                    table(
                            "returnPlans",
                            part.plans,
                            columns("agreedOn", "destination", "area", "livingSituation", "plannedFor", "ownWords"),
                            entry -> row(
                                    entry.event().agreedOn(),
                                    entry.event().destination(),
                                    entry.event().area(),
                                    entry.event().livingSituation(),
                                    entry.event().plannedFor(),
                                    open(entry.event().ownWords()))),
                    table(
                            "returns",
                            part.returns,
                            columns(
                                    "date",
                                    "destination",
                                    "area",
                                    "livingSituation",
                                    "paidBy",
                                    "safety",
                                    "overrideReason"),
                            entry -> row(
                                    date(entry),
                                    entry.event().destination(),
                                    entry.event().area(),
                                    entry.event().livingSituation(),
                                    entry.event().paidBy(),
                                    entry.event().safety(),
                                    open(entry.event().overrideReason()))),
                    table(
                            "repatriations",
                            part.repatriations,
                            columns("date", "from", "to", "manner", "paidBy"),
                            entry -> row(
                                    date(entry),
                                    entry.event().from(),
                                    entry.event().to(),
                                    entry.event().manner(),
                                    entry.event().paidBy())));
        }

        private static @Nullable FamilyRelationship relationship(FamilyPart part, FamilyMemberId member) {
            return part.members.stream()
                    .filter(entry -> entry.event().memberId().equals(member))
                    .map(entry -> entry.event().relationship())
                    .findFirst()
                    .orElse(null);
        }

        TopicView justice(JusticePart part) {
            return topic(
                    "Justice",
                    List.of(),
                    table(
                            "proceedings",
                            part.proceedings,
                            columns("date", "proceedingKind", "forum", "role", "reference", "outcome"),
                            proceeding -> row(
                                    date(proceeding.opened()),
                                    proceeding.opened().event().kind(),
                                    proceeding.opened().event().forum(),
                                    proceeding.opened().event().role(),
                                    open(proceeding.opened().event().reference()),
                                    proceeding.ended() == null
                                            ? null
                                            : proceeding.ended().event().outcome())),
                    table(
                            "hearings",
                            part.proceedings.stream()
                                    .flatMap(proceeding -> proceeding.hearings().stream())
                                    .toList(),
                            columns("date", "personPresent", "accompanied", "companions", "testimony", "note"),
                            entry -> row(
                                    date(entry),
                                    entry.event().personPresent(),
                                    entry.event().accompanied(),
                                    entry.event().companions(),
                                    entry.event().testimony(),
                                    open(entry.event().note()))),
                    table(
                            "restitutions",
                            part.restitutions,
                            columns("date", "channel", "claimed", "ordered", "paid", "paymentDueOn", "state"),
                            restitution -> row(
                                    date(restitution.claimed()),
                                    restitution.claimed().event().channel(),
                                    restitution.claimed().event().amount(),
                                    restitution.ordered() == null
                                            ? null
                                            : restitution.ordered().event().amount(),
                                    restitution.paid(),
                                    restitution.notice() == null
                                            ? null
                                            : restitution.notice().event().paymentDueOn(),
                                    restitution.state())),
                    table(
                            "restitutionPayments",
                            part.restitutions.stream()
                                    .flatMap(restitution -> restitution.payments().stream())
                                    .toList(),
                            columns("date", "amount", "withdrawn"),
                            payment -> row(
                                    payment.paid().event().paidOn(),
                                    payment.paid().event().amount(),
                                    payment.withdrawn() == null
                                            ? null
                                            : payment.withdrawn().event().reason())),
                    table(
                            "protections",
                            part.protections,
                            columns("date", "protectionBody", "protectionKinds", "threat"),
                            entry -> row(
                                    date(entry),
                                    entry.event().body(),
                                    entry.event().kinds(),
                                    open(entry.event().threat()))));
        }

        TopicView stewardship(StewardshipPart part) {
            return topic(
                    "Stewardship",
                    Arrays.asList(fact(
                            "sealed",
                            part.sealed == null ? null : part.sealed.event().reason())),
                    table(
                            "assignments",
                            part.assignments,
                            columns("date", "caseworker", "organisation"),
                            entry -> row(
                                    date(entry),
                                    entry.event().caseworker(),
                                    entry.event().organisation())),
                    table(
                            "transfers",
                            part.transfers,
                            columns("date", "receiver", "transferReason", "note", "state"),
                            transfer -> row(
                                    date(transfer.offered()),
                                    transfer.offered().event().receiver(),
                                    transfer.offered().event().reason(),
                                    open(transfer.offered().event().note()),
                                    transfer.state())),
                    table(
                            "flags",
                            part.flags,
                            columns("date", "flag", "flagText", "until", "resolvedOn"),
                            flag -> row(
                                    date(flag.raised()),
                                    flag.raised().event().kind(),
                                    open(flag.raised().event().text()),
                                    flag.raised().event().until(),
                                    flag.resolved() == null ? null : date(flag.resolved()))),
                    table(
                            "attachments",
                            part.attachments,
                            columns(
                                    "date",
                                    "by",
                                    "attachmentKind",
                                    "attachmentTitle",
                                    "documentFormat",
                                    "bytes",
                                    "withdrawnOn"),
                            attachment -> row(
                                    date(attachment.attached()),
                                    attachment.attached().by(),
                                    attachment.attached().event().kind(),
                                    open(attachment.attached().event().title()),
                                    attachment.attached().event().format(),
                                    BigDecimal.valueOf(
                                            attachment.attached().event().size()),
                                    attachment.withdrawn() == null ? null : date(attachment.withdrawn()))),
                    table(
                            "notes",
                            part.notes,
                            columns("date", "by", "visibility", "note"),
                            entry -> row(
                                    date(entry),
                                    entry.by(),
                                    entry.event().visibility(),
                                    open(entry.event().text(), entry.event(), entry))));
        }

        TopicView closure(ClosurePart part) {
            return topic(
                    "Closure",
                    List.of(),
                    table(
                            "closureRequests",
                            part.requests,
                            columns("date", "by", "closureReason", "closureOutcome"),
                            entry -> row(
                                    date(entry),
                                    entry.by(),
                                    entry.event().reason(),
                                    entry.event().outcome())),
                    table(
                            "closures",
                            part.closed,
                            columns("date", "by", "closureReason", "closureOutcome"),
                            entry -> row(
                                    date(entry),
                                    entry.by(),
                                    entry.event().reason(),
                                    entry.event().outcome())),
                    table(
                            "reopenings",
                            part.reopened,
                            columns("date", "by", "reason"),
                            entry -> row(date(entry), entry.by(), entry.event().reason())));
        }

        private TopicView topic(String name, List<@Nullable Fact> facts, @Nullable Table... tables) {
            return new TopicView(
                    name,
                    message("topic." + name),
                    facts.stream().filter(Objects::nonNull).toList(),
                    Stream.of(tables).filter(Objects::nonNull).toList());
        }

        private @Nullable Fact fact(String label, @Nullable Object value) {
            return value == null ? null : new Fact(label(label), sentences.text(value, language));
        }

        private <T> @Nullable Table table(
                String caption, List<T> items, List<String> columns, Function<T, List<String>> row) {
            return items.isEmpty() ? null : cut(label(caption), columns, items, row);
        }

        /** Of what has no newest. */
        private <T> @Nullable Table whole(
                String caption, List<T> items, List<String> columns, Function<T, List<String>> row) {
            return items.isEmpty()
                    ? null
                    : new Table(label(caption), columns, items.stream().map(row).toList(), 0);
        }

        /** The newest stand last. */
        private <T> Table cut(String caption, List<String> columns, List<T> items, Function<T, List<String>> row) {
            int older = Math.max(0, items.size() - most);
            return new Table(
                    caption,
                    columns,
                    items.subList(older, items.size()).stream().map(row).toList(),
                    older);
        }

        private List<String> columns(String... labels) {
            return Stream.of(labels).map(this::label).toList();
        }

        private List<String> row(@Nullable Object... values) {
            return Stream.of(values)
                    .map(value -> sentences.text(value, language))
                    .toList();
        }

        /** When it happened, as precisely as told, else the day it was recorded. */
        private String date(Entry<? extends CaseEvent> entry) {
            var zone = zone();
            var occurredAt = entry.event().occurredAt();
            return sentences.text(
                    occurredAt == null ? entry.recordedAt().atZone(zone).toLocalDate() : occurredAt, language);
        }

        private String moment(Instant moment) {
            return sentences.text(moment, zone(), language);
        }

        /** In which the days of the case are counted. */
        private ZoneId zone() {
            var person = file.identification.person;
            return AreaCode.zoneOf(person == null ? null : person.origin());
        }

        private String label(String key) {
            return message("label." + key);
        }

        private String message(String key) {
            return messages.getMessage(key, null, language);
        }

        private @Nullable Object open(@Nullable Sensitive<?> detail, Object... within) {
            return detail == null ? null : showing.show(detail, within);
        }
    }
}
