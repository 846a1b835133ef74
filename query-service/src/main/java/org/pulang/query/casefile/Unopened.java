package org.pulang.query.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pulang.personal.Sensitive;

/**
 * Stands for details that nobody has opened: two states are written with marks and compared first, and only what differs is opened and
 * shown. Else the log of reads would tell of details that no page had.
 */
final class Unopened {

    /** Of the private use area: no text of ours has them, and what people wrote is sealed and becomes a mark itself. */
    private static final Pattern MARK = Pattern.compile("\uE000(\\d+)\uE001");

    private final Map<Sensitive<?>, Integer> numbers = new HashMap<>();
    private final List<Detail> details = new ArrayList<>();

    /** @param within the records it stands in, the innermost first */
    record Detail(Sensitive<?> sensitive, List<Object> within) {}

    /** The same for the same sealed detail. */
    String mark(Sensitive<?> sensitive, List<Object> within) {
        var number = numbers.computeIfAbsent(sensitive, unknown -> {
            details.add(new Detail(sensitive, within));
            return details.size() - 1;
        });
        return "\uE000%d\uE001".formatted(number);
    }

    /** The text with its marks replaced. */
    String opened(String text, Function<Detail, String> open) {
        return MARK.matcher(text)
                .replaceAll(mark -> Matcher.quoteReplacement(open.apply(details.get(Integer.parseInt(mark.group(1))))));
    }
}
