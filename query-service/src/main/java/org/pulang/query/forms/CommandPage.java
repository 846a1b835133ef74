package org.pulang.query.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.form.CommandForm;
import org.pulang.form.CommandForms;
import org.pulang.form.FieldKind;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Sight;
import org.pulang.query.access.SightLater;
import org.pulang.query.forms.Forms.Around;
import org.pulang.query.page.CaseHeads;
import org.pulang.query.page.CaseHeads.CaseHead;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/** The form of each command about a case, and the list of them all. */
@Controller
class CommandPage {

    private static final String CASES = "cases";
    private static final String CASE = "caseId";

    private final Forms forms;
    private final CaseForms cases;
    private final CaseHeads heads;
    private final WhyNot whyNot;
    private final CaseAccessPolicy policy;
    private final Clock clock;

    CommandPage(Forms forms, CaseForms cases, CaseHeads heads, WhyNot whyNot, CaseAccessPolicy policy, Clock clock) {
        this.forms = forms;
        this.cases = cases;
        this.heads = heads;
        this.whyNot = whyNot;
        this.policy = policy;
        this.clock = clock;
    }

    /** By topic; what is not possible says why. */
    @GetMapping("/cases/{caseId}/do")
    String all(Sight sight, HttpServletRequest request, Locale language, Model model) {
        var head = heads.of(sight.caseId(), sight.reader().id());
        var byTopic = new LinkedHashMap<String, List<Doable>>();
        for (var form : CommandForms.all()) {
            if (whyNot.isOffered(form, sight)) {
                var why = CaseForms.partly(sight)
                        ? Optional.<String>empty()
                        : whyNot.of(form, sight, head, CaseForms.question(form, sight, language));
                byTopic.computeIfAbsent(form.topic(), topic -> new ArrayList<>())
                        .add(new Doable(
                                forms.message("command." + form.name(), language),
                                address(sight.caseId().toString(), form) + said(request),
                                why.map(code -> forms.message("page.case.why." + code, language))
                                        .orElse(null)));
            }
        }
        model.addAttribute(
                "view",
                new AllView(
                        title(head, language),
                        forms.message("page.forms.all", language),
                        back(sight),
                        byTopic.entrySet().stream()
                                .map(topic -> new TopicView(
                                        topic.getKey(),
                                        forms.message("topic." + topic.getKey(), language),
                                        topic.getValue()))
                                .toList()));
        return "do";
    }

    private static String said(HttpServletRequest request) {
        var purpose = Filling.purpose(request);
        return purpose == null ? "" : "?purpose=" + purpose;
    }

    @GetMapping("/cases/{caseId}/do/{command}")
    ModelAndView form(
            Sight sight, Read read, @PathVariable String command, HttpServletRequest request, Locale language) {
        var form = known(command);
        if (!isFor(form, sight.reader())) {
            read.deny();
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
        var address = address(sight.caseId().toString(), form);
        var head = heads.of(sight.caseId(), sight.reader().id());
        var pending =
                Pending.take(request.getSession(true), address, sight.reader().id());
        if (pending.isEmpty()) {
            var renewed = forms.renewed(request, address + query(request));
            if (renewed.isPresent()) {
                return renewed.get();
            }
        }
        var filling = new Filling(
                form,
                address,
                CaseForms.number(head),
                CaseForms.question(form, sight, language),
                Filling.back(request, back(sight)),
                Filling.purpose(request),
                pending.map(Pending::body).orElseGet(() -> begun(form, sight, head, request)),
                pending.map(Pending::key).orElseGet(forms::newKey),
                pending.map(Pending::version)
                        .orElse(
                                CaseForms.partly(sight) || !form.collection().equals(CASES)
                                        ? null
                                        : Long.valueOf(head.version())),
                pending.filter(Pending::surely).isPresent(),
                Forms.instrument(request),
                language);
        var notice = pending.isPresent() ? forms.message("page.forms.signedInAgain", language) : null;
        return forms.shown(
                filling, null, null, new Around(cases.warning(form, sight, head, language), notice, List.of()));
    }

    /** What a list knew already, and what is plain: today, oneself, the plan as it is. */
    private ObjectNode begun(CommandForm form, Sight sight, CaseHead head, HttpServletRequest request) {
        var body = EventJson.MAPPER.createObjectNode();
        Forms.field(form, "assessedOn")
                .ifPresent(field -> body.put(
                        field.name(),
                        LocalDate.ofInstant(clock.instant(), AreaCode.zoneOf(null))
                                .toString()));
        Forms.field(form, "assessor")
                .filter(field -> field.kind() == FieldKind.Id)
                .ifPresent(field -> body.put(field.name(), sight.reader().id().value()));
        if (head.planVersion() > 0 && !CaseForms.partly(sight)) {
            Forms.field(form, "planVersion").ifPresent(field -> body.put(field.name(), head.planVersion()));
        }
        Forms.prefill(body, form, request);
        return body;
    }

    @PostMapping("/cases/{caseId}/do/{command}")
    ModelAndView send(
            SightLater later,
            Reader reader,
            @PathVariable String caseId,
            @PathVariable String command,
            HttpServletRequest request,
            Locale language) {
        var form = known(command);
        if (!isFor(form, reader)) {
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
        var id = id(caseId);
        var body = new FilledIn(request.getParameterMap()).body(form.fields());
        Ids.takeOutOfAddresses(form, body);
        var filling = new Filling(
                form,
                address(id, form),
                null,
                null,
                Filling.back(request, "/cases/" + id),
                Filling.purpose(request),
                body,
                Filling.key(request, forms.newKey()),
                form.collection().equals(CASES) ? Filling.version(request) : null,
                request.getParameter("again") != null,
                Forms.instrument(request),
                language);
        var more = request.getParameter("add");
        if (more != null) {
            return again(filling, later.now(), null, more);
        }
        var outcome = form.collection().equals(CASES)
                ? forms.send(filling, id, reader, request)
                : forms.send(filling.with(about(id, filling.body())), null, reader, request);
        return forms.onward(outcome, filling, reader, request)
                .orElseGet(() -> again(filling, later.now(), outcome, null));
    }

    /** Whether anybody of the reader's role may ask that: an auditor may ask for one thing only. */
    private boolean isFor(CommandForm form, Reader reader) {
        return !policy.command(form.name(), reader.role()).isEmpty();
    }

    private static ObjectNode about(String caseId, ObjectNode body) {
        return body.deepCopy().put(CASE, caseId);
    }

    /** Only now is anything of the case read. */
    private ModelAndView again(Filling sent, Sight sight, @Nullable Outcome outcome, @Nullable String more) {
        var told = cases.again(sent, sight, outcome);
        return forms.shown(told.filling(), outcome, more, told.around());
    }

    /**
     * A command about the case, or one that begins something about it: then the case is not asked for.
     *
     * @throws ProblemFound {@code NOT_FOUND} if there is no such command
     */
    private static CommandForm known(String command) {
        var form = CommandForms.find(command)
                .filter(one -> one.collection().equals(CASES) || Ids.isBegunAboutACase(one))
                .orElseThrow(() -> new ProblemFound(Problem.NOT_FOUND));
        return form.asking(form.fields().stream()
                .filter(field ->
                        form.collection().equals(CASES) || !field.name().equals(CASE)));
    }

    private static String address(String caseId, CommandForm form) {
        return "/cases/%s/do/%s".formatted(caseId, form.path());
    }

    static String back(Sight sight) {
        if (sight.asReceiver()) {
            return "/referrals/received";
        }
        return sight.asAsked() ? "/transfers" : "/cases/" + sight.caseId();
    }

    static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }

    private String title(CaseHead head, Locale language) {
        return forms.message("page.casefile.title", language, String.valueOf(CaseForms.number(head)));
    }

    static String id(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "caseId");
        }
    }

    /** @param title neutral */
    record AllView(String title, String heading, String back, List<TopicView> topics) {}

    record TopicView(String name, String label, List<Doable> commands) {}

    /** @param why it will probably be refused */
    record Doable(String label, String address, @Nullable String why) {}
}
