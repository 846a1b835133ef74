package org.pulang.query.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.pulang.form.FieldKind;
import org.pulang.form.FormField;
import org.pulang.instrument.Instrument;
import org.pulang.legalframe.LegalFrames;
import org.pulang.query.forms.FieldView.Option;
import org.pulang.query.page.Choices;
import org.pulang.query.page.Choices.Choice;
import org.pulang.query.page.Choices.Question;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.AnswerState;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.LanguageCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the fields of a page of the fields of a command. */
@Component
class FieldViews {

    /** So many codes are all shown; of more one chooses from a list. */
    private static final int AT_A_GLANCE = 6;

    /** Longer texts get room for several lines. */
    private static final int ONE_LINE = 200;

    private static final Set<String> NO_ENTRIES = Set.of("ProviderId", "StaffId", "InstrumentId");

    private static final List<String> LANGUAGES = List.of("id", "jv", "su", "ms", "en", "zh", "ar");

    private final List<Choices> choices;
    private final Sentences sentences;
    private final MessageSource messages;

    FieldViews(List<Choices> choices, Sentences sentences, MessageSource messages) {
        this.choices = choices;
        this.sentences = sentences;
        this.messages = messages;
    }

    /**
     * What a form is made for.
     *
     * @param question whose case, for whom; its type is filled in for each field. Absent where there is no case yet
     * @param body as filled in so far
     * @param errors by JSON pointer
     * @param moreRows the list to which an empty row is to be added; absent where none is
     * @param instrument whose questions are asked, where the command has answers
     */
    record Made(
            String command,
            @Nullable Question question,
            ObjectNode body,
            Map<String, String> errors,
            @Nullable String moreRows,
            @Nullable Instrument instrument,
            Locale language) {}

    List<FieldView> of(List<FormField> fields, Made made) {
        return fields.stream()
                .filter(field -> isShown(field, made))
                .map(field -> view(field, "/" + field.name(), made.body().path(field.name()), made))
                .toList();
    }

    /**
     * What the gateway makes by itself is asked only where an entry of the case may be meant; whoever works at a page does casework, and
     * what is imported or simulated comes another way.
     */
    private boolean isShown(FormField field, Made made) {
        return field.kind() != FieldKind.Other
                && !"Provenance".equals(field.of())
                && (!field.made() || (made.command().equals("RecordFollowUp") && "FollowUpId".equals(field.of())));
    }

    /** Whether the case has no entry that it could be about; whom else there is to choose is not looked up for that. */
    boolean nothingToChoose(FormField field, Question question) {
        var type = field.of();
        return field.kind() == FieldKind.Id
                && field.required()
                && !field.list()
                && type != null
                && !NO_ENTRIES.contains(type)
                && knows(type)
                && known(type, question).isEmpty();
    }

    private FieldView view(FormField field, String pointer, JsonNode value, Made made) {
        if (Answers.are(field)) {
            return answers(field, pointer, value, made);
        } else if (field.kind() == FieldKind.Group && "InstrumentVersion".equals(field.of())) {
            return instrument(field, pointer, value, made);
        } else if (FilledIn.isChecklist(field)) {
            return checklist(field, pointer, value, made);
        } else if (field.list() && field.kind() == FieldKind.Group) {
            return rows(field, pointer, value, made);
        } else if (field.kind() == FieldKind.Group) {
            return plain(field, pointer, "group", "", List.of(), parts(field, pointer, value, made), made);
        }
        var options = options(field, value, made);
        if (field.list()) {
            return options.isEmpty() || field.of() == null || field.of().equals("CountryCode")
                    ? texts(field, pointer, value, options, made)
                    : plain(field, pointer, "checks", "", options, List.of(), made);
        }
        return plain(field, pointer, widget(field, options), text(value), options, List.of(), made);
    }

    private static String widget(FormField field, List<Option> options) {
        return switch (field.kind()) {
            case Text -> field.longest() == null || field.longest() > ONE_LINE ? "area" : "text";
            case Code -> options.size() <= AT_A_GLANCE ? "radios" : "select";
            case YesNo -> "radios";
            case Whole -> "whole";
            case Number -> "number";
            case Day -> "day";
            case PartialDate -> "partial";
            case Id -> options.isEmpty() ? "text" : "select";
            case Moment, Currency, Group, Other -> "text";
        };
    }

    private FieldView plain(
            FormField field,
            String pointer,
            String widget,
            String value,
            List<Option> options,
            List<FieldView> parts,
            Made made) {
        return new FieldView(
                pointer,
                id(pointer),
                label(made.command(), field.name(), made.language()),
                hint(field, made),
                widget,
                !field.required(),
                field.personal(),
                value,
                options,
                parts,
                widget.equals("checks")
                        ? anyError(made.errors(), pointer)
                        : made.errors().get(pointer),
                field.longest());
    }

    private static String id(String pointer) {
        return "f" + pointer.replace('/', '-');
    }

    /** Of a value that is there; else empty. */
    private static String text(JsonNode value) {
        return value.asString("");
    }

    /** Words for this command, for the field wherever it is, or as the case file calls it. */
    private String label(String command, String field, Locale language) {
        return Stream.of("page.forms.%s.%s".formatted(command, field), "page.forms.field." + field, "label." + field)
                .map(key -> messages.getMessage(key, null, null, language))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(field);
    }

    private @Nullable String hint(FormField field, Made made) {
        var own = messages.getMessage(
                "page.forms.hint.%s.%s".formatted(made.command(), field.name()), null, null, made.language());
        if (own != null) {
            return own;
        }
        var ofAll = messages.getMessage("page.forms.hint." + field.name(), null, null, made.language());
        return ofAll != null
                ? ofAll
                : messages.getMessage("page.forms.hint.kind." + field.kind(), null, null, made.language());
    }

    private List<FieldView> parts(FormField group, String pointer, JsonNode value, Made made) {
        return group.fields().stream()
                .map(part -> {
                    var place = pointer + "/" + part.name();
                    var filled = value.path(part.name());
                    if (FilledIn.isOwnId(group, part)) {
                        return ownId(part, place, filled, made);
                    }
                    var view = view(part, place, filled, made);
                    return part.kind() == FieldKind.Currency && view.value().isEmpty() ? withValue(view, "IDR") : view;
                })
                .toList();
    }

    /** A new entry of its own, or one that is there already. */
    private FieldView ownId(FormField part, String pointer, JsonNode filled, Made made) {
        var options = made.command().equals("ReviseCarePlan") ? options(part, filled, made) : List.<Option>of();
        var view =
                plain(part, pointer, options.isEmpty() ? "hidden" : "select", text(filled), options, List.of(), made);
        return new FieldView(
                view.name(),
                view.id(),
                view.label(),
                view.hint(),
                view.widget(),
                true,
                false,
                view.value(),
                view.options(),
                List.of(),
                view.error(),
                null);
    }

    private static FieldView withValue(FieldView view, String value) {
        return new FieldView(
                view.name(),
                view.id(),
                view.label(),
                view.hint(),
                view.widget(),
                view.optional(),
                view.personal(),
                value,
                view.options(),
                view.parts(),
                view.error(),
                view.longest());
    }

    /** Those filled in, and an empty one to go on: with none filled in, or where another was asked for. */
    private FieldView rows(FormField field, String pointer, JsonNode value, Made made) {
        int filled = value.isArray() ? value.size() : 0;
        int shown = filled == 0 || pointer.equals(made.moreRows()) ? filled + 1 : filled;
        var rows = IntStream.range(0, shown)
                .mapToObj(row -> {
                    var place = pointer + "/" + row;
                    var each = value.path(row);
                    return new FieldView(
                            place,
                            id(place),
                            messages.getMessage("page.forms.row", new Object[] {row + 1}, made.language()),
                            null,
                            "group",
                            true,
                            field.personal(),
                            "",
                            List.of(),
                            parts(field, place, each, made),
                            made.errors().get(place),
                            null);
                })
                .toList();
        return plain(field, pointer, "rows", "", List.of(), rows, made);
    }

    /** Several values of one name: those filled in, and one more. */
    private FieldView texts(FormField field, String pointer, JsonNode value, List<Option> options, Made made) {
        var filled = StreamSupport.stream(value.spliterator(), false)
                .map(FieldViews::text)
                .toList();
        int shown = Math.max(filled.size() + (pointer.equals(made.moreRows()) ? 1 : 0), 1);
        var rows = IntStream.range(0, shown)
                .mapToObj(row -> {
                    var place = pointer + "/" + row;
                    var each = row < filled.size() ? filled.get(row) : "";
                    return new FieldView(
                            pointer,
                            id(place),
                            messages.getMessage("page.forms.row", new Object[] {row + 1}, made.language()),
                            null,
                            options.isEmpty() ? "text" : "select",
                            true,
                            field.personal(),
                            each,
                            chosen(options, Set.of(each)),
                            List.of(),
                            made.errors().get(place),
                            field.longest());
                })
                .toList();
        return plain(field, pointer, "rows", "", List.of(), rows, made);
    }

    private static List<Option> chosen(List<Option> options, Set<String> values) {
        return options.stream()
                .map(option ->
                        new Option(option.value(), option.label(), values.contains(option.value()), option.group()))
                .toList();
    }

    /** A row for each code, with a choice; the refused one is found by its code, since rows left open are not sent. */
    private FieldView checklist(FormField field, String pointer, JsonNode value, Made made) {
        var named = field.fields().get(0);
        var asked = field.fields().get(1);
        var rows = new ArrayList<FieldView>();
        int number = 0;
        for (var code : codes(Objects.requireNonNull(named.of()))) {
            int sent = IntStream.range(0, value.size())
                    .filter(index ->
                            value.path(index).path(named.name()).asString("").equals(code.name()))
                    .findFirst()
                    .orElse(-1);
            var answer = sent < 0 ? "" : text(value.path(sent).path(asked.name()));
            var place = pointer + "/" + number++;
            var error = sent < 0
                    ? null
                    : Stream.of("/" + asked.name(), "/" + named.name(), "")
                            .map(part -> made.errors().get(pointer + "/" + sent + part))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            rows.add(new FieldView(
                    place + "/" + asked.name(),
                    id(place),
                    sentences.text(code, made.language()),
                    null,
                    "radios",
                    true,
                    false,
                    answer,
                    chosen(labels(Objects.requireNonNull(asked.of()), made.language()), Set.of(answer)),
                    List.of(hidden(place + "/" + named.name(), code.name())),
                    error,
                    null));
        }
        return plain(field, pointer, "checklist", "", List.of(), rows, made);
    }

    private static FieldView hidden(String name, String value) {
        return new FieldView(name, id(name), "", null, "hidden", true, false, value, List.of(), List.of(), null, null);
    }

    private FieldView instrument(FormField field, String pointer, JsonNode value, Made made) {
        var known = made.instrument();
        var id = known == null
                ? text(value)
                : "%s.v%d"
                        .formatted(known.definition().code(), known.definition().version());
        return withValue(plain(field, pointer, "hidden", "", List.of(), List.of(), made), id);
    }

    /** The instrument's own questions, each with what it can be answered with and the ways of not answering. */
    private FieldView answers(FormField field, String pointer, JsonNode value, Made made) {
        var known = made.instrument();
        var rows = new ArrayList<FieldView>();
        if (known != null) {
            var items = known.definition().items();
            for (int i = 0; i < items.size(); i++) {
                rows.add(question(items.get(i), pointer, i, value, made, known));
            }
        }
        return plain(field, pointer, "answers", "", List.of(), rows, made);
    }

    private FieldView question(
            InstrumentItem item, String pointer, int number, JsonNode value, Made made, Instrument instrument) {
        var place = pointer + "/" + number;
        int sent = IntStream.range(0, value.size())
                .filter(index -> value.path(index)
                        .path("item")
                        .asString("")
                        .equals(item.code().value()))
                .findFirst()
                .orElse(-1);
        var chosen = sent < 0 ? "" : Answers.choice(value.path(sent));
        var levels = item.levels().isEmpty() ? instrument.definition().levels() : item.levels();
        var options = new ArrayList<Option>();
        var code = item.code().value();
        if (levels.isEmpty()) {
            var scoring = instrument.definition().scoring();
            for (int level = scoring.lowest(); level <= scoring.highest(); level++) {
                options.add(option(Answers.choice(code, AnswerState.Answered, level), String.valueOf(level), chosen));
            }
        }
        levels.forEach(level -> options.add(option(
                Answers.choice(code, AnswerState.Answered, level.value()),
                "%d – %s".formatted(level.value(), level.title().in(made.language())),
                chosen)));
        for (var state : AnswerState.values()) {
            if (state != AnswerState.Answered) {
                options.add(option(Answers.choice(code, state, null), sentences.text(state, made.language()), chosen));
            }
        }
        return new FieldView(
                place,
                id(place),
                item.title().in(made.language()),
                null,
                "radios",
                true,
                false,
                chosen,
                options,
                List.of(),
                sent < 0 ? null : anyError(made.errors(), pointer + "/" + sent),
                null);
    }

    private static @Nullable String anyError(Map<String, String> errors, String pointer) {
        return errors.entrySet().stream()
                .filter(error ->
                        error.getKey().equals(pointer) || error.getKey().startsWith(pointer + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Option option(String value, String label, String chosen) {
        return new Option(value, label, value.equals(chosen), null);
    }

    private List<Option> options(FormField field, JsonNode value, Made made) {
        var filled = new HashSet<String>();
        if (value.isArray()) {
            value.forEach(each -> filled.add(text(each)));
        } else {
            filled.add(text(value));
        }
        return chosen(all(field, made), filled);
    }

    private List<Option> all(FormField field, Made made) {
        var language = made.language();
        return switch (field.kind()) {
            case Code -> labels(Objects.requireNonNull(field.of()), language);
            case YesNo ->
                List.of(
                        new Option("true", sentences.text(true, language), false, null),
                        new Option("false", sentences.text(false, language), false, null));
            case Id -> ids(Objects.requireNonNull(field.of()), made);
            default -> List.of();
        };
    }

    private List<Option> ids(String type, Made made) {
        var language = made.language();
        return switch (type) {
            case "AreaCode" -> areas();
            case "CountryCode" -> countries(language);
            case "LanguageCode" ->
                LANGUAGES.stream()
                        .map(code -> new Option(code, sentences.text(new LanguageCode(code), language), false, null))
                        .toList();
            case "EntitlementCode" ->
                LegalFrames.all().stream()
                        .map(entitlement -> new Option(
                                entitlement.code().value(), entitlement.title().in(language), false, null))
                        .toList();
            default ->
                made.question() == null
                        ? List.of()
                        : known(type, made.question()).stream()
                                .map(choice -> new Option(choice.value(), choice.label(), false, null))
                                .toList();
        };
    }

    private boolean knows(String type) {
        return choices.stream().anyMatch(one -> one.know(type));
    }

    private List<Choice> known(String type, Question question) {
        return choices.stream()
                .filter(one -> one.know(type))
                .flatMap(one -> one
                        .of(new Question(
                                type,
                                question.command(),
                                question.caseId(),
                                question.staff(),
                                question.organisation(),
                                question.partly(),
                                question.language()))
                        .stream())
                .toList();
    }

    private List<Option> labels(String codeList, Locale language) {
        return codes(codeList).stream()
                .map(code -> new Option(code.name(), sentences.text(code, language), false, null))
                .toList();
    }

    private static List<Enum<?>> codes(String name) {
        return Stream.of("vocabulary", "personal")
                .map(place -> "org.pulang.%s.%s".formatted(place, name))
                .filter(type -> ClassUtils.isPresent(type, FieldViews.class.getClassLoader()))
                .findFirst()
                .map(type -> ClassUtils.resolveClassName(type, FieldViews.class.getClassLoader()))
                .map(FieldViews::constants)
                .orElseThrow(() -> new IllegalStateException("No code list " + name));
    }

    private static List<Enum<?>> constants(Class<?> codeList) {
        var constants = new ArrayList<Enum<?>>();
        for (var constant : Objects.requireNonNull(codeList.getEnumConstants(), "no code list")) {
            constants.add((Enum<?>) constant);
        }
        return constants;
    }

    private static List<Option> areas() {
        var options = new ArrayList<Option>();
        Areas.provinces().forEach((province, name) -> {
            options.add(new Option(province.value(), name, false, name));
            Areas.all().entrySet().stream()
                    .filter(area -> !area.getKey().equals(province)
                            && area.getKey().province().equals(province))
                    .sorted(Comparator.comparing(
                            (Map.Entry<AreaCode, String> area) -> area.getKey().value()))
                    .forEach(area -> options.add(new Option(area.getKey().value(), area.getValue(), false, name)));
        });
        return options;
    }

    /** The nearest first, then by name. */
    private List<Option> countries(Locale language) {
        var codes = new LinkedHashSet<>(List.of("ID", "MY", "SG", "SA", "AE", "TW", "HK", "KH", "MM", "PH"));
        Stream.of(Locale.getISOCountries())
                .sorted(Comparator.comparing(code -> sentences.text(new CountryCode(code), language)))
                .forEach(codes::add);
        return codes.stream()
                .map(code -> new Option(code, sentences.text(new CountryCode(code), language), false, null))
                .toList();
    }
}
