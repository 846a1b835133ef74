package org.pulang.query.duplicates;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.duplicates.Wanted.Document;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.Gender;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds a case by its number, or by what is known of the person. What is searched for is in no address, title or log. */
@Controller
class SearchPage {

    private static final int TERMS_BITS = 256;

    private final DuplicatesEndpoint duplicates;
    private final Numbers numbers;
    private final IndexSecret secret;
    private final PageText text;

    SearchPage(DuplicatesEndpoint duplicates, Numbers numbers, IndexSecret secret, PageText text) {
        this.duplicates = duplicates;
        this.numbers = numbers;
        this.secret = secret;
        this.text = text;
    }

    /** As typed; the number of a case is looked up by itself. */
    record Asked(
            @Nullable @Size(max = 40) String caseNumber,
            @Nullable @Size(max = 400) String name,
            @Nullable DocumentType documentType,
            @Nullable @Size(max = 200) String documentNumber,
            @Nullable @Size(max = 200) String phone,
            @Nullable @Size(max = 100) String reference,
            @Nullable @Min(1850) @Max(2200) Integer birthYear,
            @Nullable Gender gender,
            @Nullable AreaCode origin) {

        static final Asked NOTHING = new Asked(null, null, null, null, null, null, null, null, null);

        /** What finds nobody by itself tells who of those found is the likelier. */
        Wanted wanted() {
            var number = said(documentNumber);
            var called = said(phone);
            return new Wanted(
                    said(name),
                    number == null || documentType == null ? List.of() : List.of(new Document(documentType, number)),
                    called == null ? List.of() : List.of(called),
                    said(reference),
                    birthYear,
                    gender,
                    origin);
        }

        static @Nullable String said(@Nullable String typed) {
            return typed == null || typed.isBlank() ? null : typed.strip();
        }

        @Override
        public String toString() {
            return "Asked[]";
        }
    }

    @GetMapping("/search")
    String page(Reader reader, Locale language, Model model) {
        return shown(reader, Asked.NOTHING, List.of(), language, model);
    }

    /** @param purpose must be said here, as in the API */
    @PostMapping("/search")
    String search(
            @RequestParam String purpose,
            @Valid @ModelAttribute("asked") @Nullable Asked typed,
            BindingResult errors,
            Reader reader,
            Visible visible,
            Read read,
            AsOf asOf,
            HttpServletResponse answer,
            Locale language,
            Model model) {
        // Of what could not be read at all, nothing is left.
        var asked = typed == null ? Asked.NOTHING : typed;
        var wrong = new ArrayList<Wrong>();
        errors.getFieldErrors()
                .forEach(error -> wrong.add(new Wrong(error.getField(), text.of("page.lists.search.wrong", language))));
        var number = Asked.said(asked.caseNumber());
        var wanted = wrong.isEmpty() ? asked.wanted() : Asked.NOTHING.wanted();
        if (wrong.isEmpty() && Asked.said(asked.documentNumber()) != null && asked.documentType() == null) {
            wrong.add(new Wrong("documentType", text.of("page.lists.search.typeMissing", language)));
        }
        if (wrong.isEmpty() && number == null && wanted.nothing()) {
            wrong.add(new Wrong("caseNumber", text.of("page.lists.search.nothing", language)));
        }
        if (!wrong.isEmpty()) {
            read.searched(secret.hmac("terms", "", TERMS_BITS));
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(reader, asked, wrong, language, model);
        }
        model.addAttribute(
                "found",
                number == null
                        ? likely(purpose, wanted, visible, read, asOf, language)
                        : numbered(number, visible, read, language));
        return shown(reader, asked, List.of(), language, model);
    }

    private List<Found> numbered(String number, Visible visible, Read read, Locale language) {
        read.searched(secret.hmac("terms", "number " + number, TERMS_BITS));
        var found = numbers.find(number, visible).stream().toList();
        read.lists(found, found.size(), id -> id);
        return found.stream()
                .map(id ->
                        new Found("/cases/" + id, number, text.of("page.lists.search.byNumber", language), null, null))
                .toList();
    }

    private List<Found> likely(String purpose, Wanted wanted, Visible visible, Read read, AsOf asOf, Locale language) {
        var matches = duplicates.search(purpose, wanted, visible, read, asOf).items();
        var here = matches.stream()
                .filter(Match.Here.class::isInstance)
                .map(match -> ((Match.Here) match).caseId())
                .toList();
        var known = numbers.of(here, visible);
        return matches.stream().map(match -> found(match, known, language)).toList();
    }

    private Found found(Match match, Map<CaseId, String> known, Locale language) {
        if (match instanceof Match.Here here) {
            return new Found(
                    "/cases/" + here.caseId(),
                    known.getOrDefault(here.caseId(), text.of("page.lists.open", language)),
                    here.reasons().stream()
                            .map(trait -> text.value(trait, language))
                            .collect(Collectors.joining(", ")),
                    null,
                    null);
        }
        var elsewhere = (Match.Elsewhere) match;
        return new Found(
                null,
                null,
                text.of("page.lists.search.elsewhere", language),
                elsewhere.ask().value(),
                elsewhere.reference());
    }

    private String shown(Reader reader, Asked asked, List<Wrong> wrong, Locale language, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "faults", wrong.stream().collect(Collectors.toMap(Wrong::field, Wrong::text, (one, other) -> one)));
        model.addAttribute("purpose", reader.purpose().name());
        model.addAttribute("purposeText", text.value(reader.purpose(), language));
        model.addAttribute("types", labels(DocumentType.values(), language));
        model.addAttribute("genders", labels(Gender.values(), language));
        model.addAttribute("areas", Areas.provinces());
        return "search";
    }

    private Map<String, String> labels(Enum<?>[] codes, Locale language) {
        var labels = new LinkedHashMap<String, String>();
        for (var code : codes) {
            labels.put(code.name(), text.value(code, language));
        }
        return labels;
    }

    /** A field that cannot be searched with. */
    record Wrong(String field, String text) {}

    /**
     * A case that may be it.
     *
     * @param address absent where the reader may not see it; then
     * @param ask tells whom to ask, and
     * @param reference names the case to them and to nobody else
     */
    record Found(
            @Nullable String address,
            @Nullable String number,
            String why,
            @Nullable String ask,
            @Nullable String reference) {}
}
