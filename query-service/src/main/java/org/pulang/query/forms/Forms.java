package org.pulang.query.forms;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.form.CommandForm;
import org.pulang.form.CommandForms;
import org.pulang.form.FieldKind;
import org.pulang.form.FormField;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instruments;
import org.pulang.query.access.OwnToken;
import org.pulang.query.access.Reader;
import org.pulang.query.forms.FieldView.Option;
import org.pulang.query.forms.FormView.ErrorView;
import org.pulang.query.forms.FormView.ProblemView;
import org.pulang.query.forms.Outcome.Fault;
import org.pulang.query.forms.Outcome.Recorded;
import org.pulang.query.forms.Outcome.Refused;
import org.pulang.query.forms.Outcome.SignIn;
import org.pulang.query.forms.Outcome.Unknown;
import org.pulang.query.page.Choices;
import org.pulang.query.page.Choices.Question;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentVersion;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** What every page with a form of a command does: shows it, sends it on, and shows it again where it was refused. */
@Component
class Forms {

    /** The usual one, for what has answers and is not about risk. */
    private static final InstrumentVersion CORE = new InstrumentId("PULANG-CORE.v1").instrument();

    private final NoArgGenerator keys = Generators.timeBasedEpochGenerator();
    private final FieldViews fields;
    private final CommandApi api;
    private final OwnToken tokens;
    private final Instruments instruments;
    private final List<Choices> choices;
    private final MessageSource messages;

    Forms(
            FieldViews fields,
            CommandApi api,
            OwnToken tokens,
            Instruments instruments,
            List<Choices> choices,
            MessageSource messages) {
        this.fields = fields;
        this.api = api;
        this.tokens = tokens;
        this.instruments = instruments;
        this.choices = choices;
        this.messages = messages;
    }

    /** What is said around a form. */
    record Around(@Nullable String warning, @Nullable String notice, List<String> news) {
        static final Around NOTHING = new Around(null, null, List.of());
    }

    String newKey() {
        return keys.generate().toString();
    }

    /** @throws ProblemFound {@code NOT_FOUND} if there is no such command in the collection */
    static CommandForm known(String command, String collection) {
        return CommandForms.find(command)
                .filter(form -> form.collection().equals(collection))
                .orElseThrow(() -> new ProblemFound(Problem.NOT_FOUND));
    }

    /** What the address of a form fills in already: ids that a list knows, by the names of their fields. */
    static void prefill(ObjectNode body, CommandForm form, HttpServletRequest request) {
        for (var field : form.fields()) {
            var said = request.getParameter(field.name());
            if (field.kind() == FieldKind.Id && !field.list() && said != null && said.matches("[A-Za-z0-9._-]{1,64}")) {
                body.put(field.name(), said);
            }
        }
    }

    /** The instrument that was chosen, or the usual one; empty where the command asks no questions. */
    Optional<Instrument> instrument(Filling filling) {
        return asks(filling.form()) ? instruments.find(chosen(filling)) : Optional.empty();
    }

    private static boolean asks(CommandForm form) {
        return form.fields().stream().anyMatch(Answers::are);
    }

    private static InstrumentVersion chosen(Filling filling) {
        if (filling.instrument() != null) {
            return filling.instrument();
        }
        return filling.form().name().equals("AssessRisk")
                ? Instruments.builtIn().all().stream()
                        .filter(Instrument::isAboutRisk)
                        .map(instrument -> instrument.definition().id())
                        .reduce((earlier, later) -> later)
                        .orElse(CORE)
                : CORE;
    }

    /** The instrument a request names; absent where it names none, or none that can be. */
    static @Nullable InstrumentVersion instrument(HttpServletRequest request) {
        var said = Stream.of("instrument", "/instrument")
                .map(request::getParameter)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        try {
            return said.isBlank() ? null : new InstrumentId(said.strip()).instrument();
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "instrument");
        }
    }

    /** Sends it on; without a token there is nothing to send it with. */
    Outcome send(Filling filling, @Nullable String id, Reader reader, HttpServletRequest request) {
        return tokens.of(request)
                .map(token -> api.send(new Sending(
                        filling.form(),
                        id,
                        filling.body(),
                        token,
                        filling.key(),
                        filling.version(),
                        reader.purpose(),
                        filling.language())))
                .orElseGet(() -> new SignIn(false));
    }

    /** Where a form leads that needs not be shown again; empty where it must. */
    Optional<ModelAndView> onward(Outcome outcome, Filling filling, Reader reader, HttpServletRequest request) {
        if (outcome instanceof Recorded recorded) {
            var back =
                    UriComponentsBuilder.fromUriString(filling.back()).replaceQueryParam("after", recorded.position());
            if (filling.purpose() != null) {
                back.replaceQueryParam("purpose", filling.purpose());
            }
            return Optional.of(redirect(back.build(true).toUriString()));
        }
        if (outcome instanceof SignIn needed && !(needed.surely() && filling.again())) {
            new Pending(
                            filling.address(),
                            reader.id(),
                            filling.body(),
                            filling.key(),
                            filling.version(),
                            needed.surely())
                    .keep(request.getSession(true));
            return Optional.of(signIn(tokens.signInAgain(request, filling.reopened(), needed.surely())));
        }
        return Optional.empty();
    }

    /** A link, since no form may lead to another origin, nor be redirected there: {@code form-action 'self'} in its policy. */
    private static ModelAndView signIn(String address) {
        var page = new ModelAndView("sign-in-again", "address", address);
        page.setStatus(HttpStatus.UNAUTHORIZED);
        return page;
    }

    /** Before a form is opened whose sender would be led over the issuer when sending: now it costs nothing. */
    Optional<ModelAndView> renewed(HttpServletRequest request, String reopened) {
        return tokens.endsSoon(request)
                ? Optional.of(redirect(tokens.signInAgain(request, reopened, false)))
                : Optional.empty();
    }

    static ModelAndView redirect(String address) {
        var view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    ModelAndView shown(Filling filling, @Nullable Outcome outcome, @Nullable String moreRows, Around around) {
        var page = new ModelAndView("form", "view", view(filling, outcome, moreRows, around));
        page.setStatus(status(outcome));
        return page;
    }

    /** Whatever shows a case and is refused is a status below 500: of those the log of reads keeps a row. */
    static HttpStatus status(@Nullable Outcome outcome) {
        if (outcome instanceof Refused refused) {
            var status = HttpStatus.resolve(refused.status());
            return status == null ? HttpStatus.BAD_REQUEST : status;
        } else if (outcome instanceof Unknown) {
            return HttpStatus.FAILED_DEPENDENCY;
        }
        return outcome instanceof SignIn ? HttpStatus.FORBIDDEN : HttpStatus.OK;
    }

    FormView view(Filling filling, @Nullable Outcome outcome, @Nullable String moreRows, Around around) {
        var instrument = instrument(filling).orElse(null);
        var faults = outcome instanceof Refused refused ? refused.faults() : List.<Fault>of();
        var views = fields.of(
                filling.form().fields(),
                new FieldViews.Made(
                        filling.form().name(),
                        filling.question(),
                        filling.body(),
                        byPointer(faults),
                        moreRows,
                        instrument,
                        filling.language()));
        return new FormView(
                filling.about() == null
                        ? message("page.forms.title", filling.language())
                        : message("page.casefile.title", filling.language(), filling.about()),
                message("command." + filling.form().name(), filling.language()),
                filling.about(),
                filling.address(),
                filling.back(),
                filling.purpose(),
                filling.key(),
                filling.version(),
                filling.again(),
                filling.question() != null,
                instrument == null
                        ? null
                        : InstrumentId.of(instrument.definition().id()).value(),
                instrument == null ? List.of() : instrumentsFor(filling, instrument),
                views,
                around.news(),
                around.warning(),
                around.notice(),
                problem(outcome, filling.language()),
                errors(views, faults));
    }

    private List<Option> instrumentsFor(Filling filling, Instrument shown) {
        var question = filling.question();
        if (question == null) {
            return List.of();
        }
        var current = InstrumentId.of(shown.definition().id()).value();
        return choices.stream()
                .filter(one -> one.know("InstrumentId"))
                .flatMap(one -> one
                        .of(new Question(
                                "InstrumentId",
                                question.command(),
                                question.caseId(),
                                question.staff(),
                                question.organisation(),
                                question.partly(),
                                question.language()))
                        .stream())
                .filter(choice -> instruments
                        .find(new InstrumentId(choice.value()).instrument())
                        .filter(instrument -> instrument.isAboutRisk() == shown.isAboutRisk())
                        .isPresent())
                .map(choice -> new Option(
                        choice.value(), choice.label(), choice.value().equals(current), null))
                .toList();
    }

    private static Map<String, String> byPointer(List<Fault> faults) {
        var errors = new LinkedHashMap<String, String>();
        faults.forEach(fault -> errors.merge(
                fault.pointer(), fault.message(), (one, other) -> one.equals(other) ? one : one + " " + other));
        return errors;
    }

    private @Nullable ProblemView problem(@Nullable Outcome outcome, Locale language) {
        if (outcome instanceof Refused refused) {
            return new ProblemView(refused.title(), refused.detail());
        } else if (outcome instanceof Unknown unknown) {
            var key = unknown.arrived() ? "page.forms.unknown" : "page.forms.unreachable";
            return new ProblemView(message(key + ".title", language), message(key + ".detail", language));
        }
        return outcome instanceof SignIn
                ? new ProblemView(
                        message("page.forms.stepUp.title", language), message("page.forms.stepUp.detail", language))
                : null;
    }

    /** Those beside a field, then those that the page has no field for. */
    private static List<ErrorView> errors(List<FieldView> views, List<Fault> faults) {
        var errors = new ArrayList<ErrorView>();
        all(views)
                .filter(view -> view.error() != null)
                .forEach(view ->
                        errors.add(new ErrorView(view.id(), view.label(), Objects.requireNonNull(view.error()))));
        for (var fault : faults) {
            if (!fault.message().isEmpty()
                    && errors.stream().noneMatch(error -> error.message().contains(fault.message()))) {
                errors.add(new ErrorView(null, "", fault.message()));
            }
        }
        return errors;
    }

    private static Stream<FieldView> all(List<FieldView> views) {
        return views.stream().flatMap(view -> Stream.concat(Stream.of(view), all(view.parts())));
    }

    String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /** Whether a field of that name is asked for. */
    static Optional<FormField> field(CommandForm form, String name) {
        return form.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
