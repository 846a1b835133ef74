package org.pulang.query.page;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.legalframe.LegalFrames;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventCatalog;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.PartialDate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what an event recorded: the text {@code event.<Event>} of {@code query-messages}, with
 * {@code {component}} or {@code {component.part}} replaced by the event's own value. Codes become their labels
 * ({@code code.<Enum>.<Constant>}), dates are written out as precisely as told, absent values are a dash. Personal values
 * have no place in a sentence.
 */
@Component
public class Sentences {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+(?:\\.[A-Za-z]+)*)}");
    private static final String ABSENT = "–";

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** What the event recorded; the line it stands in already says who and when. */
    public String of(Object event, Locale language) {
        return PLACEHOLDER
                .matcher(message("event." + EventCatalog.name(event.getClass()), language))
                .replaceAll(place -> Matcher.quoteReplacement(text(value(event, place.group(1)), language)));
    }

    /** A value as people write it. */
    public String text(@Nullable Object value, Locale language) {
        if (value == null) {
            return ABSENT;
        } else if (value instanceof Enum<?> code) {
            return message("code.%s.%s".formatted(code.getDeclaringClass().getSimpleName(), code.name()), language);
        } else if (value instanceof Boolean yes) {
            return message(yes ? "code.YesNoUnknown.Yes" : "code.YesNoUnknown.No", language);
        } else if (value instanceof LocalDate day) {
            return day(day, language);
        } else if (value instanceof PartialDate date) {
            return date(date, language);
        } else if (value instanceof List<?> values) {
            return values.isEmpty()
                    ? ABSENT
                    : values.stream().map(one -> text(one, language)).collect(Collectors.joining(", "));
        } else if (value instanceof CountryCode country) {
            return country.equals(CountryCode.UNKNOWN)
                    ? country.toString()
                    : new Locale.Builder().setRegion(country.value()).build().getDisplayCountry(language);
        } else if (value instanceof EntitlementCode entitlement) {
            return LegalFrames.find(entitlement)
                    .map(known -> known.title().in(language))
                    .orElseGet(entitlement::toString);
        } else if (value instanceof LanguageCode spoken) {
            return Locale.forLanguageTag(spoken.value()).getDisplayLanguage(language);
        } else if (value instanceof BilingualText text) {
            return text.in(language);
        } else if (value instanceof Money money) {
            return money(money, language);
        } else if (value instanceof BigDecimal number) {
            return NumberFormat.getInstance(language).format(number);
        }
        return value.toString();
    }

    static String day(LocalDate day, Locale language) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", language));
    }

    /** The labels of a code list by code, in its order, to choose from. */
    public Map<String, String> labels(Enum<?>[] codes, Locale language) {
        var labels = new LinkedHashMap<String, String>();
        for (var code : codes) {
            labels.put(code.name(), text(code, language));
        }
        return labels;
    }

    /** A moment in a zone, e.g. "1 Februari 2026 10.00 WIB". */
    public String text(Instant moment, ZoneId zone, Locale language) {
        var pattern = language.getLanguage().equals(Language.INDONESIAN.getLanguage())
                ? "d MMMM uuuu HH.mm zzz"
                : "d MMMM uuuu HH:mm zzz";
        return DateTimeFormatter.ofPattern(pattern, language).format(moment.atZone(zone));
    }

    private static String date(PartialDate date, Locale language) {
        var pattern = switch (date.precision()) {
            case Year -> "uuuu";
            case Month -> "MMMM uuuu";
            case Day, Instant -> "d MMMM uuuu";
        };
        var format = DateTimeFormatter.ofPattern(pattern, language);
        return switch (date.precision()) {
            case Year -> date.value();
            case Month -> format.format(YearMonth.parse(date.value()));
            case Day -> format.format(LocalDate.parse(date.value()));
            case Instant -> format.format(OffsetDateTime.parse(date.value()));
        };
    }

    private static String money(Money money, Locale language) {
        var currency = money.currency().getCurrencyCode();
        return (currency.equals("IDR") ? "Rp" : currency + " ")
                + NumberFormat.getInstance(language).format(money.amount());
    }

    private String message(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    private static @Nullable Object value(Object event, String path) {
        @Nullable Object value = event;
        for (var name : path.split("\\.", -1)) {
            if (value == null) {
                return null;
            }
            value = read(
                    component(value.getClass(), name)
                            .orElseThrow(() -> new IllegalStateException("No component " + path)),
                    value);
        }
        if (value instanceof Sensitive<?>) {
            throw new IllegalStateException("A personal value has no place in a sentence: " + path);
        }
        return value;
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }

    private static @Nullable Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
