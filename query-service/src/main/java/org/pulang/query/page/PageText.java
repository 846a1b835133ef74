package org.pulang.query.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What pages of lists say, in the reader's language. */
@Component
public class PageText {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final MessageSource messages;
    private final Sentences sentences;

    PageText(MessageSource messages, Sentences sentences) {
        this.messages = messages;
        this.sentences = sentences;
    }

    /** A text of {@code query-messages}; without values it is taken as it stands. */
    public String of(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /** A code, a day or another value as people write it. */
    public String value(@Nullable Object value, Locale language) {
        return sentences.text(value, language);
    }

    /** A moment, with its day's zone. */
    public ListView.Part moment(Instant moment, ZoneId zone, Locale language) {
        return ListView.time(sentences.text(moment, zone, language), moment.toString());
    }

    public ListView.Part day(LocalDate day, Locale language) {
        return ListView.time(sentences.text(day, language), day.toString());
    }

    /** How long something has waited or run, in days of the calendar. */
    public String age(Instant since, Instant until, Locale language) {
        return of("page.lists.age", language, Math.max(0, days(since, until)));
    }

    /** What is left until a moment, in days of the calendar, or for how many days it is over. */
    public ListView.Part due(Instant until, Instant now, Locale language) {
        long days = days(now, until);
        return now.isBefore(until)
                ? ListView.quiet(of("page.worklist.left", language, days))
                : ListView.alert(of("page.worklist.overdueBy", language, -days));
    }

    private static long days(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(from, ZONE), LocalDate.ofInstant(to, ZONE));
    }
}
