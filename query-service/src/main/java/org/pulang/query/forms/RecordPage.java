package org.pulang.query.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.query.access.Reader;
import org.pulang.query.forms.Forms.Around;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.store.EventJson;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Forms of what is asked of something else than a case: grants, requests of people, providers, staff, instruments, pairs of cases. They
 * show nothing of it but what they ask for.
 */
@Controller
class RecordPage {

    private final Forms forms;
    private final CaseAccessPolicy policy;

    RecordPage(Forms forms, CaseAccessPolicy policy) {
        this.forms = forms;
        this.policy = policy;
    }

    @GetMapping("/grants/{grantId}/do/{command}")
    ModelAndView grant(
            @PathVariable String grantId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return form("grants", grantId, command, reader, request, language);
    }

    @PostMapping("/grants/{grantId}/do/{command}")
    ModelAndView sendGrant(
            @PathVariable String grantId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return send("grants", grantId, command, reader, request, language);
    }

    @GetMapping("/erasures/{erasureId}/do/{command}")
    ModelAndView erasure(
            @PathVariable String erasureId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return form("erasures", erasureId, command, reader, request, language);
    }

    @PostMapping("/erasures/{erasureId}/do/{command}")
    ModelAndView sendErasure(
            @PathVariable String erasureId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return send("erasures", erasureId, command, reader, request, language);
    }

    @GetMapping("/requests/{requestId}/do/{command}")
    ModelAndView request(
            @PathVariable String requestId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return form("requests", requestId, command, reader, request, language);
    }

    @PostMapping("/requests/{requestId}/do/{command}")
    ModelAndView sendRequest(
            @PathVariable String requestId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return send("requests", requestId, command, reader, request, language);
    }

    @GetMapping("/providers/{providerId}/do/{command}")
    ModelAndView provider(
            @PathVariable String providerId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return form("providers", providerId, command, reader, request, language);
    }

    @PostMapping("/providers/{providerId}/do/{command}")
    ModelAndView sendProvider(
            @PathVariable String providerId,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return send("providers", providerId, command, reader, request, language);
    }

    /** Their ids are no UUIDs, but for those of links. */
    @GetMapping({"/staff/{id}/do/{command}", "/instruments/{id}/do/{command}", "/links/{id}/do/{command}"})
    ModelAndView other(
            @PathVariable String id,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return form(collection(request), id, command, reader, request, language);
    }

    @PostMapping({"/staff/{id}/do/{command}", "/instruments/{id}/do/{command}", "/links/{id}/do/{command}"})
    ModelAndView sendOther(
            @PathVariable String id,
            @PathVariable String command,
            Reader reader,
            HttpServletRequest request,
            Locale language) {
        return send(collection(request), id, command, reader, request, language);
    }

    private static String collection(HttpServletRequest request) {
        return request.getRequestURI().split("/", 3)[1];
    }

    private ModelAndView form(
            String collection, String id, String command, Reader reader, HttpServletRequest request, Locale language) {
        var address = address(collection, id, command, reader);
        var pending = Pending.take(request.getSession(true), address, reader.id());
        if (pending.isEmpty()) {
            var renewed = forms.renewed(request, address);
            if (renewed.isPresent()) {
                return renewed.get();
            }
        }
        var form = Forms.known(command, collection);
        var body = pending.map(Pending::body).orElseGet(() -> {
            var begun = EventJson.MAPPER.createObjectNode();
            Forms.prefill(begun, form, request);
            return begun;
        });
        var filling = new Filling(
                form,
                address,
                null,
                null,
                Filling.back(request, back(collection, id)),
                Filling.purpose(request),
                body,
                pending.map(Pending::key).orElseGet(forms::newKey),
                null,
                pending.filter(Pending::surely).isPresent(),
                null,
                language);
        var notice = pending.isPresent() ? forms.message("page.forms.signedInAgain", language) : null;
        return forms.shown(filling, null, null, new Around(null, notice, List.of()));
    }

    private ModelAndView send(
            String collection, String id, String command, Reader reader, HttpServletRequest request, Locale language) {
        var address = address(collection, id, command, reader);
        var form = Forms.known(command, collection);
        var filling = new Filling(
                form,
                address,
                null,
                null,
                Filling.back(request, back(collection, id)),
                Filling.purpose(request),
                new FilledIn(request.getParameterMap()).body(form.fields()),
                Filling.key(request, forms.newKey()),
                null,
                request.getParameter("again") != null,
                null,
                language);
        var more = request.getParameter("add");
        if (more != null) {
            return forms.shown(filling, null, more, Around.NOTHING);
        }
        var outcome = forms.send(filling, id, reader, request);
        return forms.onward(outcome, filling, reader, request)
                .orElseGet(() -> forms.shown(filling, outcome, null, Around.NOTHING));
    }

    /** @throws ProblemFound {@code ROLE_REQUIRED} where nobody of the reader's role may ask that */
    private String address(String collection, String id, String command, Reader reader) {
        var form = Forms.known(command, collection);
        if (form.begins()) {
            throw new ProblemFound(Problem.NOT_FOUND);
        }
        if (policy.command(form.name(), reader.role()).isEmpty()) {
            throw new ProblemFound(Problem.ROLE_REQUIRED);
        }
        return "/%s/%s/do/%s"
                .formatted(
                        collection,
                        Ids.of(collection, id).orElseThrow(() -> new ProblemFound(Problem.NOT_FOUND)),
                        form.path());
    }

    private static String back(String collection, String id) {
        return switch (collection) {
            case "providers" -> "/providers/" + id;
            // A pair of cases has no page of its own.
            case "links" -> "/worklist";
            default -> "/" + collection;
        };
    }
}
