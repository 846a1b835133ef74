package org.pulang.query.casefile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.query.access.Details;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.TopicView.Fact;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.StoredEvent;
import org.pulang.store.EventJson;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.PartialDate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells events as lines of a page. */
@Component
class HistoryLines {

    /** For so many days nothing is recorded before a list says so. */
    static final long GAP_DAYS = 14;

    private final Sentences sentences;
    private final MessageSource messages;
    private final Details details;
    private final Addresses addresses;

    HistoryLines(Sentences sentences, MessageSource messages, Details details, Addresses addresses) {
        this.sentences = sentences;
        this.messages = messages;
        this.details = details;
        this.addresses = addresses;
    }

    /**
     * How lines are told.
     *
     * @param zone times are told in
     * @param ofTheCase days are counted in
     * @param full with metadata and the whole event
     * @param gaps whether the list is whole, so that a gap in it is one of the history
     */
    record Manner(ZoneId zone, ZoneId ofTheCase, boolean full, boolean gaps, Locale language) {}

    /**
     * The newest first.
     *
     * @param inOrder the oldest first
     * @param before the event before these; absent where there is none
     */
    List<HistoryLine> newestFirst(List<StoredEvent> inOrder, @Nullable StoredEvent before, Manner manner, Sight sight) {
        var lines = new ArrayList<HistoryLine>();
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            lines.add(line(inOrder.get(i), i > 0 ? inOrder.get(i - 1) : before, manner, sight));
        }
        return lines;
    }

    HistoryLine line(StoredEvent stored, @Nullable StoredEvent before, Manner manner, Sight sight) {
        var event = (CaseEvent) stored.event();
        var recorded = stored.recorded();
        var language = manner.language();
        var occurred = event.occurredAt();
        var recordedOn = LocalDate.ofInstant(recorded.recordedAt(), manner.ofTheCase());
        return new HistoryLine(
                recorded.version(),
                addresses.of(sight, "/events/" + recorded.version()),
                addresses.of(sight, "/replay", "at", recorded.version()),
                message("topic." + HistoryFilter.topic(stored), language),
                recorded.recordedAt(),
                sentences.text(recorded.recordedAt(), manner.zone(), language),
                sentences.text(recorded.actor(), language),
                sentences.of(event, language),
                occurred == null ? null : sentences.text(occurred, language),
                occurred == null ? null : delay(occurred, recordedOn, manner.ofTheCase(), language),
                manner.gaps() && before != null ? gap(before, stored, manner.ofTheCase(), language) : null,
                manner.full() ? metadata(stored, language) : List.of(),
                manner.full() ? json(stored, sight, language) : null);
    }

    private @Nullable String delay(PartialDate occurred, LocalDate recordedOn, ZoneId zone, Locale language) {
        if (occurred.precision() == PartialDate.Precision.Year || occurred.precision() == PartialDate.Precision.Month) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(occurred.latestDay(zone), recordedOn);
        return days < 1 ? null : message("page.case.recordedLater", language, days);
    }

    /** For how long nothing was recorded between two events; absent where that is not long. */
    @Nullable
    String gap(StoredEvent before, StoredEvent event, ZoneId zone, Locale language) {
        long days = ChronoUnit.DAYS.between(
                LocalDate.ofInstant(before.recorded().recordedAt(), zone),
                LocalDate.ofInstant(event.recorded().recordedAt(), zone));
        return days < GAP_DAYS ? null : message("page.case.gap", language, days);
    }

    /** What stands beside an event in the store. */
    List<Fact> metadata(StoredEvent stored, Locale language) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(message("page.case.meta.type", language), stored.type() + " v" + stored.revision()));
        facts.add(new Fact(
                message("page.case.meta.position", language),
                String.valueOf(stored.recorded().position())));
        facts.add(new Fact(
                message("page.case.meta.eventId", language),
                stored.recorded().eventId().toString()));
        var metadata = stored.recorded().metadata();
        for (var key : EventMetadata.ALL) {
            var value = metadata.get(key);
            if (value != null) {
                facts.add(new Fact(message("page.case.meta." + key, language), value));
            }
        }
        return facts;
    }

    /** As the API gives it, laid out for people. */
    String json(StoredEvent stored, Sight sight, Locale language) {
        var entry = CaseHistoryEntry.of(stored, sentences.of(stored.event(), language));
        var opened = EventJson.opened(
                entry, details.opening(sight.caseId(), sight, sight.reader().purpose()));
        return EventJson.MAPPER
                .readTree(new String(opened, StandardCharsets.UTF_8))
                .toPrettyString();
    }

    private String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }
}
