package org.pulang.query.casefile;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opening;
import org.pulang.query.access.Details;
import org.pulang.query.access.Read;
import org.pulang.query.access.Sight;
import org.pulang.query.access.Visible;
import org.pulang.query.casefile.journey.Undertaking;
import org.pulang.query.page.News;
import org.pulang.query.page.Sentences;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AssistanceStatus;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of a case as it is: who, where and what at a glance, what is to be done and by whom it may be done, the journey, and every
 * topic. How it came to be so is told by the pages beside it.
 */
@Controller
class CasefilePage {

    /** What is opened at once; the rest waits folded, so that a name is on no screen longer than it is needed. */
    private static final Set<String> UNFOLDED = Set.of("Identification", "Safety", "CarePlan");

    /** Rows of a table on the page of the whole case; a page of one topic has more. */
    private static final int FEW = 8;

    private static final int MANY = 200;

    private static final int LATEST = 6;

    private static final int DUTIES = 8;

    private final Casefiles casefiles;
    private final Links links;
    private final TopicViews topics;
    private final Journeys journeys;
    private final Trends trends;
    private final CaseActions actions;
    private final HistoryLines lines;
    private final Addresses addresses;
    private final CaseNav nav;
    private final GuestPages guests;
    private final Details details;
    private final Sentences sentences;
    private final MessageSource messages;
    private final Clock clock;

    CasefilePage(
            Casefiles casefiles,
            Links links,
            TopicViews topics,
            Journeys journeys,
            Trends trends,
            CaseActions actions,
            HistoryLines lines,
            Addresses addresses,
            CaseNav nav,
            GuestPages guests,
            Details details,
            Sentences sentences,
            MessageSource messages,
            Clock clock) {
        this.casefiles = casefiles;
        this.links = links;
        this.topics = topics;
        this.journeys = journeys;
        this.trends = trends;
        this.actions = actions;
        this.lines = lines;
        this.addresses = addresses;
        this.nav = nav;
        this.guests = guests;
        this.details = details;
        this.sentences = sentences;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The case; of who received a referral or is asked to take the case over, what the API tells them.
     *
     * @param at as it was once: that is told by the replay, where such addresses lead now
     * @param topic only this one, and of it more
     */
    @GetMapping("/cases/{caseId}")
    String page(
            Sight sight,
            Visible visible,
            Read read,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long at,
            @RequestParam(required = false) @Nullable String topic,
            Locale language,
            Model model) {
        if (at != null) {
            if (CaseNav.isGuest(sight)) {
                throw new ProblemFound(Problem.ROLE_REQUIRED);
            }
            return "redirect:" + addresses.of(sight, "/replay", "at", at);
        }
        var file = casefiles.required(sight.caseId());
        model.addAttribute("head", nav.of(file, sight, "", language));
        if (sight.asReceiver()) {
            model.addAttribute("view", guests.received(file, sight, language));
            return "received";
        }
        if (sight.asAsked()) {
            model.addAttribute("view", guests.offered(file, sight, language));
            return "offered";
        }
        var guest = CaseNav.isGuest(sight);
        var beside = guest ? List.<LinkEntry>of() : links.of(sight.caseId(), visible);
        read.lists(beside, beside.size(), LinkEntry::caseId);
        model.addAttribute("view", view(file, sight, guest, topic, beside, language));
        return "casefile";
    }

    /**
     * For a page that is open: how many events its case has beside those shown. Not for guests, to whom no page says where to ask.
     *
     * @param since version of the file that is shown
     */
    @GetMapping("/cases/{caseId}/news")
    Object news(
            Sight sight,
            @RequestParam @PositiveOrZero long since,
            @RequestParam(required = false) @Nullable String topic) {
        return News.answer(
                "page.news", casefiles.news(sight.caseId(), since), addresses.of(sight, "", "topic", topic(topic)));
    }

    private static @Nullable String topic(@Nullable String wanted) {
        return wanted == null || wanted.isBlank() || !isTopic(wanted) ? null : wanted;
    }

    private View view(
            CaseFile file,
            Sight sight,
            boolean guest,
            @Nullable String wanted,
            List<LinkEntry> beside,
            Locale language) {
        var opening = details.opening(sight.caseId(), sight, sight.reader().purpose());
        var topic = topic(wanted);
        var zone = Undertakings.zone(file);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var recordedAt = file.recordedAt == null ? Instant.EPOCH : file.recordedAt;
        var open = Undertakings.open(file);
        return new View(
                sight.emergencyUntil()
                        .map(until -> message("page.case.emergency", language, sentences.text(until, zone, language)))
                        .orElse(null),
                glance(file, open, today, language),
                badges(file, beside, language),
                flags(file, today, opening, language),
                recordedAt,
                sentences.text(recordedAt, zone, language),
                file.version,
                topic,
                open.stream()
                        .limit(DUTIES)
                        .map(one -> duty(one, file, today, sight, guest, language))
                        .toList(),
                Math.max(0, open.size() - DUTIES),
                guest ? List.of() : actions.of(file, sight, language),
                journeys.of(file, today, language),
                trends.of(file, language),
                guest ? List.of() : latest(file, zone, sight, language),
                guest ? null : addresses.of(sight, "/timeline"),
                beside.stream().map(one -> beside(one, sight, language)).toList(),
                topics
                        .of(
                                file,
                                opening,
                                language,
                                name -> topic == null || topic.equals(name),
                                topic == null ? FEW : MANY)
                        .stream()
                        .map(one -> new Part(
                                one,
                                topic != null || UNFOLDED.contains(one.name()),
                                addresses.of(sight, "", "topic", one.name()),
                                one.name().equals("Stewardship")
                                        ? documents(file, sight, topic == null ? FEW : MANY, zone, language)
                                        : List.of()))
                        .toList(),
                topic == null ? null : addresses.of(sight, ""),
                guest ? null : addresses.of(sight, "/news", "since", file.version, "topic", topic));
    }

    /** What there is to download, the newest first: what the API would hand over to this reader. */
    private List<Document> documents(CaseFile file, Sight sight, int most, ZoneId zone, Locale language) {
        var documents = file.stewardship.attachments.stream()
                .filter(one -> one.withdrawn() == null)
                .map(one -> one.attached())
                .filter(one -> AttachmentEndpoint.isOpen(one.event(), sight))
                .map(one -> new Document(
                        message(
                                "page.case.document",
                                language,
                                sentences.text(one.event().kind(), language),
                                sentences.text(one.event().format(), language),
                                sentences.text(one.recordedAt(), zone, language)),
                        addresses.of(sight, "/attachments/" + one.event().attachmentId())))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(documents);
        return documents.subList(0, Math.min(most, documents.size()));
    }

    private static boolean isTopic(String name) {
        return TimelinePage.TOPICS.contains(name);
    }

    private List<TopicView.Fact> glance(CaseFile file, List<Undertaking> open, LocalDate today, Locale language) {
        var person = file.identification.person;
        var next = open.stream().filter(one -> one.due() != null).findFirst().orElse(null);
        return Stream.of(
                        fact("stage", file.stage(), language),
                        fact("owner", file.owner, language),
                        fact("organisation", file.organisation, language),
                        fact("risk", file.safety.risk, language),
                        fact(
                                "nextDue",
                                next == null
                                        ? message("page.case.nothingDue", language)
                                        : "%s · %s"
                                                .formatted(
                                                        sentences.text(next.due(), language),
                                                        left(next, today, language)),
                                language),
                        person == null
                                ? null
                                : fact(
                                        "person",
                                        Stream.of(
                                                        sentences.text(person.gender(), language),
                                                        sentences.text(person.ageBand(), language),
                                                        province(person.origin()))
                                                .filter(Objects::nonNull)
                                                .collect(Collectors.joining(", ")),
                                        language),
                        fact("assistance", assistance(file, language), language))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How far the needs were met, and which are not. */
    private @Nullable String assistance(CaseFile file, Locale language) {
        if (file.services.assistance == null) {
            return null;
        }
        var status = sentences.text(file.services.assistance, language);
        var needed = AssistanceStatus.needed(file.services.needs);
        var unmet =
                needed.stream().filter(service -> !file.wasDelivered(service)).toList();
        return needed.isEmpty()
                ? status
                : message(
                        unmet.isEmpty() ? "page.case.assistance.of" : "page.case.assistance.unmet",
                        language,
                        status,
                        needed.size() - unmet.size(),
                        needed.size(),
                        sentences.text(unmet, language));
    }

    private static @Nullable String province(@Nullable AreaCode origin) {
        return origin == null
                ? null
                : Areas.name(origin.province()).orElse(origin.province().value());
    }

    /** Words, since colour alone tells nobody anything. */
    private List<Badge> badges(CaseFile file, List<LinkEntry> beside, Locale language) {
        return Stream.of(
                        beside.stream().anyMatch(one -> one.kind() == LinkEntry.Kind.GoesOnIn)
                                ? new Badge("notice", message("page.casefile.mergedAway", language))
                                : null,
                        file.contactLost ? new Badge("alert", message("page.casefile.contactLost", language)) : null,
                        file.consent.restricted == null
                                ? null
                                : new Badge("notice", message("page.case.restricted", language)),
                        file.stewardship.sealed == null
                                ? null
                                : new Badge("notice", message("page.case.sealed", language)))
                .filter(Objects::nonNull)
                .toList();
    }

    private DutyLine duty(
            Undertaking one, CaseFile file, LocalDate today, Sight sight, boolean guest, Locale language) {
        var kind = message("page.case.undertaking." + one.kind(), language);
        return new DutyLine(
                one.about() == null ? kind : "%s: %s".formatted(kind, sentences.text(one.about(), language)),
                guest ? null : addresses.of(sight, "/events/" + one.sequence()),
                one.due(),
                one.due() == null ? null : sentences.text(one.due(), language),
                one.due() == null ? null : left(one, today, language),
                one.isOverdue(today),
                actions.goingOn(one, file, sight, language).orElse(null));
    }

    private String left(Undertaking one, LocalDate today, Locale language) {
        long days = ChronoUnit.DAYS.between(today, Objects.requireNonNull(one.due()));
        return one.isOverdue(today)
                ? message("page.worklist.overdueBy", language, -days)
                : message("page.worklist.left", language, days);
    }

    private List<HistoryLine> latest(CaseFile file, ZoneId zone, Sight sight, Locale language) {
        var events = casefiles.latest(sight.caseId(), file.version, LATEST + 1);
        int older = Math.max(0, events.size() - LATEST);
        return lines.newestFirst(
                events.subList(older, events.size()),
                older == 0 ? null : events.get(older - 1),
                new HistoryLines.Manner(zone, zone, false, true, language),
                sight);
    }

    private Beside beside(LinkEntry one, Sight sight, Locale language) {
        return new Beside(
                messages.getMessage("page.casefile.links." + one.kind(), null, language),
                one.caseId() == null ? null : "/cases/" + one.caseId(),
                one.caseNumber() == null
                        ? messages.getMessage("page.casefile.links.elsewhere", new Object[] {one.ask()}, language)
                        : sentences.text(one.caseNumber(), language),
                actions.undoing(one, sight, language).orElse(null));
    }

    /** Those that matter on that day, to whoever may read them: half a warning helps nobody. */
    private List<FlagLine> flags(CaseFile file, LocalDate day, Opening opening, Locale language) {
        return file.stewardship.flags.stream()
                .filter(flag -> flag.holdsOn(day))
                .map(flag -> flag.raised().event())
                .flatMap(flag -> {
                    var text = opening.show(flag.text(), flag);
                    return text.told()
                            ? Stream.of(new FlagLine(
                                    sentences.text(flag.kind(), language),
                                    text.value()
                                            .map(Object::toString)
                                            .orElseGet(() -> messages.getMessage("erased", null, language)),
                                    flag.until() == null ? null : sentences.text(flag.until(), language)))
                            : Stream.empty();
                })
                .toList();
    }

    private TopicView.Fact fact(String name, @Nullable Object value, Locale language) {
        return new TopicView.Fact(message("page.case.fact." + name, language), sentences.text(value, language));
    }

    private String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, language);
    }

    /**
     * What the page shows; texts are in the reader's language.
     *
     * @param emergency until when it is open in one; absent otherwise
     * @param flags what to know first
     * @param topic only this one is shown
     * @param duties the next ones
     * @param moreDuties how many there are beside
     * @param actions those that are possible, and those that are not with why
     * @param latest the last events; none where the reader is not told how the case came to be so
     * @param timeline address of all events; absent in the same case
     * @param links other cases, as they are now
     * @param whole address of the page with all topics; absent there
     * @param news where the page asks whether there is any; absent for guests
     */
    record View(
            @Nullable String emergency,
            List<TopicView.Fact> glance,
            List<Badge> badges,
            List<FlagLine> flags,
            Instant recordedAt,
            String recordedAtText,
            long version,
            @Nullable String topic,
            List<DutyLine> duties,
            int moreDuties,
            List<CaseActions.Action> actions,
            Journeys.View journey,
            List<Trends.Trend> trends,
            List<HistoryLine> latest,
            @Nullable String timeline,
            List<Beside> links,
            List<Part> topics,
            @Nullable String whole,
            @Nullable String news) {

        /** Whether anything can be done now. */
        public boolean mayAct() {
            return actions.stream().anyMatch(action -> action.address() != null);
        }

        /** Whether anything cannot. */
        public boolean mayNot() {
            return actions.stream().anyMatch(action -> action.address() == null);
        }
    }

    /** @param kind of its looks; the text says the same */
    record Badge(String kind, String text) {}

    /**
     * Another case.
     *
     * @param address absent where the reader may not open it
     * @param undo the form that takes it back; absent where there is none for the reader
     */
    record Beside(String label, @Nullable String address, String text, CaseActions.@Nullable Action undo) {}

    /** @param until the last day; absent: until it is resolved */
    record FlagLine(String kind, String text, @Nullable String until) {}

    /**
     * Something to be done.
     *
     * @param address of the event that began it; absent where the reader is not told it
     * @param dueOn absent where no day is set
     * @param next the form that goes on with it; absent where the reader may not
     */
    record DutyLine(
            String label,
            @Nullable String address,
            @Nullable LocalDate dueOn,
            @Nullable String due,
            @Nullable String left,
            boolean overdue,
            CaseActions.@Nullable Action next) {}

    /**
     * @param more address of the page of this topic alone
     * @param documents to download
     */
    record Part(TopicView topic, boolean unfolded, String more, List<Document> documents) {}

    record Document(String label, String address) {}
}
