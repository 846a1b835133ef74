package org.pulang.query.casefile;

import jakarta.validation.constraints.PositiveOrZero;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.personal.Opening;
import org.pulang.query.access.Details;
import org.pulang.query.access.Read;
import org.pulang.query.access.Sight;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Provenance;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a case: head, topics, history; with {@code at} as it was right after an event. */
@Controller
class CasefilePage {

    private static final Route DISCLOSURES = new Route("query", "GET /cases/{caseId}/disclosures");

    private final Casefiles casefiles;
    private final Timeline timeline;
    private final Links links;
    private final TopicViews topics;
    private final Details details;
    private final Sentences sentences;
    private final MessageSource messages;
    private final CaseAccessPolicy policy;
    private final Clock clock;

    CasefilePage(
            Casefiles casefiles,
            Timeline timeline,
            Links links,
            TopicViews topics,
            Details details,
            Sentences sentences,
            MessageSource messages,
            CaseAccessPolicy policy,
            Clock clock) {
        this.casefiles = casefiles;
        this.timeline = timeline;
        this.links = links;
        this.topics = topics;
        this.details = details;
        this.sentences = sentences;
        this.messages = messages;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/cases/{caseId}")
    String page(
            Sight sight,
            Visible visible,
            Read read,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long at,
            @RequestParam(required = false) @Nullable String topic,
            Locale language,
            Model model) {
        var live = casefiles.required(sight.caseId());
        var file = at == null || at == live.version ? live : casefiles.at(sight.caseId(), at);
        var beside = links.of(sight.caseId(), visible);
        read.lists(beside, beside.size(), LinkEntry::caseId);
        model.addAttribute("view", view(file, sight, live.version, topic, beside, language));
        return "casefile";
    }

    private View view(
            CaseFile file, Sight sight, long latest, @Nullable String wanted, List<LinkEntry> beside, Locale language) {
        var opening = details.opening(sight.caseId(), sight, sight.reader().purpose());
        var parts = topics.of(file, opening, language);
        var topic = parts.stream()
                .map(TopicView::name)
                .filter(name -> name.equals(wanted))
                .findFirst()
                .orElse(null);
        var person = file.identification.person;
        var zone = AreaCode.zoneOf(person == null ? null : person.origin());
        var recordedAt = file.recordedAt == null ? Instant.EPOCH : file.recordedAt;
        return new View(
                sentences.text(file.caseNumber, language),
                sentences.text(file.status, language),
                file.provenance == Provenance.Casework ? null : sentences.text(file.provenance, language),
                file.contactLost,
                flags(
                        file,
                        LocalDate.ofInstant(file.version < latest ? recordedAt : clock.instant(), zone),
                        opening,
                        language),
                sentences.text(file.owner, language),
                sentences.text(file.organisation, language),
                recordedAt,
                sentences.text(recordedAt, zone, language),
                file.version,
                latest,
                topic,
                policy.route(DISCLOSURES, sight.reader().role()).isEmpty()
                        ? null
                        : "/cases/%s/disclosures".formatted(sight.caseId()),
                beside.stream().anyMatch(one -> one.kind() == LinkEntry.Kind.GoesOnIn),
                beside.stream().map(one -> beside(one, language)).toList(),
                parts,
                lines(file, topic, zone, language));
    }

    private Beside beside(LinkEntry one, Locale language) {
        return new Beside(
                messages.getMessage("page.casefile.links." + one.kind(), null, language),
                one.caseId() == null ? null : "/cases/" + one.caseId(),
                one.caseNumber() == null
                        ? messages.getMessage("page.casefile.links.elsewhere", new Object[] {one.ask()}, language)
                        : sentences.text(one.caseNumber(), language));
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

    private List<Line> lines(CaseFile file, @Nullable String topic, ZoneId zone, Locale language) {
        if (file.caseId == null) {
            return List.of();
        }
        return timeline.of(file.caseId, -1, Math.toIntExact(file.version + 1), language).stream()
                .filter(entry -> topic == null || topic.equals(entry.topic()))
                .map(entry -> new Line(
                        entry.sequence(),
                        messages.getMessage("topic." + entry.topic(), null, language),
                        entry.recordedAt(),
                        sentences.text(entry.recordedAt(), zone, language),
                        sentences.text(entry.actor(), language),
                        entry.sentence(),
                        entry.occurredAt() == null ? null : sentences.text(entry.occurredAt(), language)))
                .toList();
    }

    /**
     * What the page shows; texts are in the reader's language.
     *
     * @param provenance absent for casework; anything else is labelled
     * @param flags what to know first
     * @param topic only this topic's events are listed
     * @param mergedAway whether the person's work goes on in another case
     * @param links other cases, as they are now
     * @param disclosures address of the list for the person; absent where the reader may not open it
     */
    record View(
            String number,
            String status,
            @Nullable String provenance,
            boolean contactLost,
            List<FlagLine> flags,
            String owner,
            String organisation,
            Instant recordedAt,
            String recordedAtText,
            long version,
            long latest,
            @Nullable String topic,
            @Nullable String disclosures,
            boolean mergedAway,
            List<Beside> links,
            List<TopicView> topics,
            List<Line> timeline) {

        /** This page right after an event, for the same topic. */
        public String at(long sequence) {
            return "?at=" + sequence + (topic == null ? "" : "&topic=" + topic);
        }

        /** Whether this is not the newest state. */
        public boolean isPast() {
            return version < latest;
        }
    }

    /**
     * Another case.
     *
     * @param address absent where the reader may not open it
     */
    record Beside(String label, @Nullable String address, String text) {}

    /** @param until the last day; absent: until it is resolved */
    record FlagLine(String kind, String text, @Nullable String until) {}

    /** An event in the timeline. */
    record Line(
            long sequence,
            String topic,
            Instant recordedAt,
            String recordedAtText,
            String actor,
            String sentence,
            @Nullable String occurred) {}
}
