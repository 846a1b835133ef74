package org.pulang.query.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pulang.legalframe.Entitlement;
import org.pulang.legalframe.LegalFrames;
import org.pulang.legalframe.Provision;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Days since which a law gives survivors something, to be marked where time is an axis: all that the legal frames know
 * ({@code legalframe/entitlements.json}, which names its sources and what nobody has checked), and no others.
 */
@Component
public class LawChanges {

    private static final List<Change> ALL = all();

    private final MessageSource messages;

    LawChanges(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A law, in the reader's language.
     *
     * @param number among those shown together, from 1
     * @param law and the articles by which it gives something
     * @param words the law, the one before it, and what it gives
     */
    public record LawChange(int number, LocalDate day, String dayText, String law, String words) {}

    /** @param before the laws that gave the same until then */
    private record Change(
            LocalDate day, String law, Set<String> articles, Set<String> before, List<Entitlement> gives) {}

    /** Those of the days from first to last, in their order. */
    public List<LawChange> between(LocalDate first, LocalDate last, Locale language) {
        var shown = ALL.stream()
                .filter(change -> !change.day().isBefore(first) && !change.day().isAfter(last))
                .toList();
        return IntStream.range(0, shown.size())
                .mapToObj(n -> told(n + 1, shown.get(n), language))
                .toList();
    }

    /** Between the first of these days and the last, which stand in their order; none where there are no days. */
    public List<LawChange> along(List<LocalDate> days, Locale language) {
        return days.isEmpty() ? List.of() : between(days.get(0), days.get(days.size() - 1), language);
    }

    /** As said by those who see no marks: each law with its day; absent where there is none. */
    public @Nullable String sentence(List<LawChange> changes, Locale language) {
        return changes.isEmpty()
                ? null
                : message(
                        "page.laws.drawn",
                        language,
                        changes.stream()
                                .map(change -> "%s, %s".formatted(change.law(), change.dayText()))
                                .collect(Collectors.joining("; ")));
    }

    /** Numbers of those behind a day, up to and on another: what a row of a table with a place for each stretch of time refers to. */
    public static List<Integer> numbers(List<LawChange> changes, LocalDate behind, LocalDate until) {
        return changes.stream()
                .filter(change -> change.day().isAfter(behind) && !change.day().isAfter(until))
                .map(LawChange::number)
                .toList();
    }

    private LawChange told(int number, Change change, Locale language) {
        var law = change.articles().isEmpty()
                ? message("law", language, change.law())
                : message("law.articles", language, change.law(), String.join(", ", change.articles()));
        var gives = change.gives().stream()
                .map(entitlement -> entitlement.title().in(language))
                .collect(Collectors.joining(", "));
        return new LawChange(
                number,
                change.day(),
                Sentences.day(change.day(), language),
                message("law", language, change.law()),
                change.before().isEmpty()
                        ? message("page.laws.gives", language, law, gives)
                        : message(
                                "page.laws.follows",
                                language,
                                law,
                                gives,
                                change.before().stream()
                                        .map(before -> message("law", language, before))
                                        .collect(Collectors.joining(", "))));
    }

    private String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    private static List<Change> all() {
        var changes = new TreeMap<String, Change>();
        for (var entitlement : LegalFrames.all()) {
            @Nullable Provision before = null;
            for (var provision : entitlement.provisions()) {
                var change = changes.computeIfAbsent(
                        "%s %s".formatted(provision.from(), provision.law()),
                        key -> new Change(
                                provision.from(),
                                provision.law().value(),
                                new LinkedHashSet<>(),
                                new LinkedHashSet<>(),
                                new ArrayList<>()));
                change.articles().addAll(provision.articles());
                change.gives().add(entitlement);
                if (before != null) {
                    change.before().add(before.law().value());
                }
                before = provision;
            }
        }
        return changes.values().stream().map(LawChanges::inOrder).toList();
    }

    /** 5, 48, 59, 59A. */
    private static Change inOrder(Change change) {
        var articles = change.articles().stream()
                .sorted(Comparator.comparingInt((String article) -> Integer.parseInt(article.replaceAll("\\D", "")))
                        .thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Change(change.day(), change.law(), articles, change.before(), List.copyOf(change.gives()));
    }
}
