package org.pulang.query.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.form.CommandForm;
import org.pulang.form.FieldKind;
import org.pulang.form.FormField;
import org.pulang.instrument.Instruments;
import org.pulang.personal.Purpose;
import org.pulang.query.access.Reader;
import org.pulang.query.forms.Forms.Around;
import org.pulang.query.forms.Outcome.Fault;
import org.pulang.query.forms.Outcome.Recorded;
import org.pulang.query.forms.Outcome.Refused;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.InstrumentId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forms of what begins without a case being looked at: an emergency access to one that nobody may see yet, a member of staff, a
 * provider, an instrument; and what the privacy officer receives, who opens no case. They show nothing but what they ask for.
 */
@Controller
class BeginPage {

    private static final String EMERGENCY = "OpenEmergencyAccess";

    /** Long enough to act, and to be asked for again. */
    private static final int MINUTES = 30;

    private final Forms forms;
    private final CaseAccessPolicy policy;
    private final Instruments instruments;

    BeginPage(Forms forms, CaseAccessPolicy policy, Instruments instruments) {
        this.forms = forms;
        this.policy = policy;
        this.instruments = instruments;
    }

    @GetMapping({
        "/grants/do/{command}",
        "/requests/do/{command}",
        "/erasures/do/{command}",
        "/providers/do/{command}",
        "/staff/do/{command}",
        "/instruments/do/{command}"
    })
    ModelAndView form(@PathVariable String command, Reader reader, HttpServletRequest request, Locale language) {
        var form = known(command, reader, request);
        var address = address(form);
        var pending = Pending.take(request.getSession(true), address, reader.id());
        if (pending.isEmpty()) {
            var renewed = forms.renewed(request, address + CommandPage.query(request));
            if (renewed.isPresent()) {
                return renewed.get();
            }
        }
        var filling = new Filling(
                asked(form),
                address,
                null,
                null,
                Filling.back(request, back(form)),
                Filling.purpose(request),
                pending.map(Pending::body).orElseGet(() -> begun(form, request)),
                pending.map(Pending::key).orElseGet(forms::newKey),
                null,
                pending.filter(Pending::surely).isPresent(),
                null,
                language);
        var notice = pending.isPresent() ? forms.message("page.forms.signedInAgain", language) : null;
        return forms.shown(filling, null, null, new Around(null, notice, List.of()));
    }

    private ObjectNode begun(CommandForm form, HttpServletRequest request) {
        var body = EventJson.MAPPER.createObjectNode();
        Forms.prefill(body, asked(form), request);
        if (form.name().equals(EMERGENCY)) {
            body.put("minutes", MINUTES);
        }
        var from = request.getParameter("from");
        if (form.name().equals("PublishInstrument") && from != null) {
            nextVersion(body, from);
        }
        return body;
    }

    /** What is there is never changed: a change is the next version, and begins with what the one before asks. */
    private void nextVersion(ObjectNode body, String from) {
        var before = Ids.of("instruments", from)
                .flatMap(id -> instruments.find(new InstrumentId(id).instrument()))
                .orElseThrow(() -> new ProblemFound(Problem.INSTRUMENT_UNKNOWN))
                .definition();
        var scoring = before.scoring();
        body.put("instrumentId", "%s.v%d".formatted(before.code(), before.version() + 1))
                .put("official", before.official())
                .put("lowest", scoring.lowest())
                .put("highest", scoring.highest())
                .put("minimumShare", scoring.minimumShare())
                .put("scoring", scoring.kind().name());
        body.set("title", EventJson.MAPPER.valueToTree(before.title()));
        body.set("levels", EventJson.MAPPER.valueToTree(before.levels()));
        body.set("items", EventJson.MAPPER.valueToTree(before.items()));
        body.set("dimensions", EventJson.MAPPER.valueToTree(scoring.dimensions()));
        if (before.note() != null) {
            body.set("note", EventJson.MAPPER.valueToTree(before.note()));
        }
    }

    @PostMapping({
        "/grants/do/{command}",
        "/requests/do/{command}",
        "/erasures/do/{command}",
        "/providers/do/{command}",
        "/staff/do/{command}",
        "/instruments/do/{command}"
    })
    ModelAndView send(@PathVariable String command, Reader reader, HttpServletRequest request, Locale language) {
        var form = known(command, reader, request);
        var asked = asked(form);
        var body = new FilledIn(request.getParameterMap()).body(asked.fields());
        Ids.takeOutOfAddresses(form, body);
        var filling = new Filling(
                asked,
                address(form),
                null,
                null,
                Filling.back(request, back(form)),
                Filling.purpose(request),
                body,
                Filling.key(request, forms.newKey()),
                null,
                request.getParameter("again") != null,
                null,
                language);
        var more = request.getParameter("add");
        if (more != null) {
            return forms.shown(filling, null, more, Around.NOTHING);
        }
        var outcome = Ids.areGiven(form.collection())
                ? named(filling, form, reader, request)
                : forms.send(filling, null, reader, request);
        if (outcome instanceof Recorded recorded) {
            return Forms.redirect(onward(form, filling, recorded));
        }
        return forms.onward(outcome, filling, reader, request)
                .orElseGet(() -> forms.shown(filling, outcome, null, Around.NOTHING));
    }

    /** What is to be called as its sender says: that stands in the address, not in the body. */
    private Outcome named(Filling filling, CommandForm form, Reader reader, HttpServletRequest request) {
        var id = Ids.of(form.collection(), filling.body().path(form.idName()).asString(""));
        if (id.isEmpty()) {
            var language = filling.language();
            return new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT.value(),
                    "FIELDS_INVALID",
                    forms.message("page.forms.begin.refused.title", language),
                    forms.message("page.forms.begin.refused.detail", language),
                    List.of(new Fault(
                            "/" + form.idName(),
                            "ID_INVALID",
                            forms.message("page.forms.begin." + form.idName(), language))),
                    null);
        }
        var body = filling.body().deepCopy();
        body.remove(form.idName());
        return forms.send(filling.with(body), id.get(), reader, request);
    }

    private static String onward(CommandForm form, Filling filling, Recorded recorded) {
        if (form.name().equals(EMERGENCY)) {
            // Into the case, for the one purpose that it is open for.
            return "/cases/%s?after=%d&purpose=%s"
                    .formatted(
                            Ids.of("cases", filling.body().path("caseId").asString(""))
                                    .orElseThrow(() -> new ProblemFound(Problem.CASE_UNKNOWN)),
                            recorded.position(),
                            Purpose.Emergency);
        }
        var back = form.collection().equals("providers") && !recorded.id().isEmpty()
                ? "/providers/" + recorded.id()
                : filling.back();
        return "%s?after=%d".formatted(back, recorded.position());
    }

    /**
     * The command of the address, where it begins something.
     *
     * @throws ProblemFound {@code ROLE_REQUIRED} where nobody of the reader's role may ask that
     */
    private CommandForm known(String command, Reader reader, HttpServletRequest request) {
        var form = Forms.known(command, request.getRequestURI().split("/", 3)[1]);
        if (!form.begins()) {
            throw new ProblemFound(Problem.NOT_FOUND);
        }
        if (policy.command(form.name(), reader.role()).isEmpty()) {
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
        return form;
    }

    /** With the id, where its sender gives it. */
    private static CommandForm asked(CommandForm form) {
        if (!Ids.areGiven(form.collection())) {
            return form;
        }
        var id = new FormField(form.idName(), FieldKind.Id, "NewId", false, true, false, false, null, List.of());
        return form.asking(Stream.concat(Stream.of(id), form.fields().stream()));
    }

    private static String address(CommandForm form) {
        return "/%s/do/%s".formatted(form.collection(), form.path());
    }

    private static String back(CommandForm form) {
        return Optional.of(form.name())
                .filter(EMERGENCY::equals)
                .map(emergency -> "/emergency")
                .orElse("/" + form.collection());
    }
}
