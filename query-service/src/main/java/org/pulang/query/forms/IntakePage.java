package org.pulang.query.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.pulang.form.CommandForm;
import org.pulang.query.access.KnownPeople;
import org.pulang.query.access.KnownPeople.Known;
import org.pulang.query.access.KnownPeople.Terms;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.forms.Forms.Around;
import org.pulang.query.forms.Outcome.Recorded;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Gender;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens a case, after a look at whether the person is known already. What is typed goes by {@code POST} only, and stays in the page
 * between the two steps; no browser keeps it.
 */
@Controller
class IntakePage {

    private static final String ADDRESS = "/intake";
    private static final String IDENTIFY = "identify-victim";

    private final Forms forms;
    private final KnownPeople people;

    IntakePage(Forms forms, KnownPeople people) {
        this.forms = forms;
        this.people = people;
    }

    @GetMapping(ADDRESS)
    ModelAndView form(Reader reader, HttpServletRequest request, Locale language) {
        var pending = Pending.take(request.getSession(true), ADDRESS, reader.id());
        if (pending.isEmpty()) {
            var renewed = forms.renewed(request, ADDRESS);
            if (renewed.isPresent()) {
                return renewed.get();
            }
        }
        var body = pending.map(Pending::body).orElseGet(() -> EventJson.MAPPER.createObjectNode());
        var filling = filling(body, pending.map(Pending::key).orElseGet(forms::newKey), request, language);
        var notice = pending.isPresent() ? forms.message("page.forms.signedInAgain", language) : null;
        return page(filling, null, null, notice, pending.isPresent(), List.of());
    }

    /** Cases that the reader may see are named, of others whom to ask; as the API's own search, and counted as one. */
    @PostMapping("/intake/check")
    ModelAndView check(Visible visible, Read read, HttpServletRequest request, Locale language) {
        var filling = filled(request, language);
        var found = people.find(terms(filling.body()), visible, read);
        return page(
                filling,
                null,
                null,
                null,
                true,
                found.stream().map(known -> hit(known, language)).toList());
    }

    @PostMapping(ADDRESS)
    ModelAndView open(Reader reader, HttpServletRequest request, Locale language) {
        var filling = filled(request, language);
        var more = request.getParameter("add");
        boolean checked = request.getParameter("checked") != null;
        if (more != null) {
            return page(filling, null, more, null, checked, List.of());
        }
        var outcome = forms.send(filling, null, reader, request);
        if (outcome instanceof Recorded recorded) {
            return Forms.redirect("/cases/%s?after=%d".formatted(recorded.id(), recorded.position()));
        }
        return forms.onward(outcome, filling, reader, request)
                .orElseGet(() -> page(filling, outcome, null, null, checked, List.of()));
    }

    private ModelAndView page(
            Filling filling,
            @Nullable Outcome outcome,
            @Nullable String more,
            @Nullable String notice,
            boolean checked,
            List<Hit> hits) {
        var page = new ModelAndView(
                "intake",
                "view",
                new IntakeView(forms.view(filling, outcome, more, new Around(null, notice, List.of())), checked, hits));
        page.setStatus(outcome == null ? HttpStatus.OK : Forms.status(outcome));
        return page;
    }

    private Filling filled(HttpServletRequest request, Locale language) {
        return filling(
                new FilledIn(request.getParameterMap()).body(identify().fields()),
                Filling.key(request, forms.newKey()),
                request,
                language);
    }

    private static CommandForm identify() {
        return Forms.known(IDENTIFY, "cases");
    }

    private static Filling filling(ObjectNode body, String key, HttpServletRequest request, Locale language) {
        return new Filling(
                identify(),
                ADDRESS,
                null,
                null,
                "/worklist",
                Filling.purpose(request),
                body,
                key,
                null,
                request.getParameter("again") != null,
                null,
                language);
    }

    private static Terms terms(ObjectNode body) {
        var name = Stream.of("first", "second")
                .map(part -> body.path("name").path(part).asString(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Terms(
                name.isEmpty() ? null : name,
                StreamSupport.stream(body.path("contacts").spliterator(), false)
                        .map(contact -> contact.path("value").asString(""))
                        .filter(value ->
                                value.chars().filter(Character::isDigit).count() >= 6)
                        .toList(),
                birthYear(body.path("birthDate").asString("")),
                Stream.of(Gender.values())
                        .filter(gender ->
                                gender.name().equals(body.path("gender").asString("")))
                        .findFirst()
                        .orElse(null),
                origin(body.path("origin").asString("")).orElse(null));
    }

    private static @Nullable Integer birthYear(String day) {
        try {
            return day.isEmpty() ? null : Integer.valueOf(LocalDate.parse(day).getYear());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Optional<AreaCode> origin(String code) {
        try {
            return code.isEmpty() ? Optional.empty() : Optional.of(new AreaCode(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Hit hit(Known known, Locale language) {
        var reasons = known.reasons().stream()
                .map(reason -> forms.message("page.forms.trait." + reason, language))
                .collect(Collectors.joining(", "));
        return new Hit(
                known.caseId() == null ? null : "/cases/" + known.caseId(),
                known.ask() == null ? null : known.ask().value(),
                known.reference(),
                reasons);
    }

    /**
     * @param checked whether it was looked whether the person is known
     * @param hits cases that may be of the person
     */
    record IntakeView(FormView form, boolean checked, List<Hit> hits) {}

    /**
     * @param address of the case; absent where the reader may not see it
     * @param ask whom to ask then, with the reference
     * @param reasons in what they are alike
     */
    record Hit(
            @Nullable String address,
            @Nullable String ask,
            @Nullable String reference,
            String reasons) {}
}
