package org.pulang.query.forms;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.form.CommandForm;
import org.pulang.query.access.OwnToken;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Sight;
import org.pulang.query.access.SightLater;
import org.pulang.query.forms.FormView.ErrorView;
import org.pulang.query.forms.FormView.ProblemView;
import org.pulang.query.forms.Forms.Around;
import org.pulang.query.forms.Outcome.Fault;
import org.pulang.query.forms.Outcome.Recorded;
import org.pulang.query.forms.Outcome.Refused;
import org.pulang.query.forms.Outcome.SignIn;
import org.pulang.query.page.CaseHeads;
import org.pulang.query.page.Upload;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AttachmentKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attaches a document: its content is sent on first, as it comes in, then the command that names it. What was taken needs no second
 * sending where the command is refused; the form remembers under which id it lies. What the file is called is asked of nobody.
 */
@Controller
class AttachPage {

    private static final String PATH = "attach-document";

    /** Of the command; what the service finds out by itself about the content. */
    private static final Set<String> OF_CONTENT = Set.of("attachmentId", "format", "size", "sha256");

    private static final CommandForm FORM = Forms.known(PATH, "cases");

    /** What people are asked beside the file. */
    private static final CommandForm ASKED =
            FORM.asking(FORM.fields().stream().filter(field -> !OF_CONTENT.contains(field.name())));

    private static final String FILE = "/file";
    private static final String KIND = "kind";
    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Forms forms;
    private final CaseForms cases;
    private final CaseHeads heads;
    private final CommandApi api;
    private final OwnToken tokens;
    private final DataSize largest;

    AttachPage(
            Forms forms,
            CaseForms cases,
            CaseHeads heads,
            CommandApi api,
            OwnToken tokens,
            @Value("${pulang.attachments.limit}") DataSize largest) {
        this.forms = forms;
        this.cases = cases;
        this.heads = heads;
        this.api = api;
        this.tokens = tokens;
        this.largest = largest;
    }

    @GetMapping("/cases/{caseId}/do/attach-document")
    ModelAndView form(Sight sight, HttpServletRequest request, Locale language) {
        var address = address(sight.caseId().toString());
        var head = heads.of(sight.caseId(), sight.reader().id());
        var pending =
                Pending.take(request.getSession(true), address, sight.reader().id());
        if (pending.isEmpty()) {
            var renewed = forms.renewed(request, address + CommandPage.query(request));
            if (renewed.isPresent()) {
                return renewed.get();
            }
        }
        var filling = new Filling(
                ASKED,
                address,
                CaseForms.number(head),
                CaseForms.question(ASKED, sight, language),
                Filling.back(request, CommandPage.back(sight)),
                Filling.purpose(request),
                pending.map(Pending::body).orElseGet(() -> EventJson.MAPPER.createObjectNode()),
                pending.map(Pending::key).orElseGet(forms::newKey),
                pending.map(Pending::version).orElseGet(head::version),
                pending.filter(Pending::surely).isPresent(),
                null,
                language);
        var notice = pending.isPresent() ? forms.message("page.forms.attach.signedInAgain", language) : null;
        return shown(filling, null, new Around(cases.warning(ASKED, sight, head, language), notice, List.of()));
    }

    @PostMapping("/cases/{caseId}/do/attach-document")
    ModelAndView send(
            SightLater later, Reader reader, @PathVariable String caseId, HttpServletRequest request, Locale language) {
        var id = CommandPage.id(caseId);
        var body = new FilledIn(request.getParameterMap()).body(FORM.fields());
        var upload = Upload.of(request);
        boolean chosen = upload.filter(file -> file.beginning().length > 0).isPresent();
        boolean keptBefore = isThere(body);
        if (chosen || !body.path(KIND).asString("").equals(request.getParameter("kindSent"))) {
            OF_CONTENT.forEach(body::remove);
        }
        var filling = new Filling(
                ASKED,
                address(id),
                null,
                null,
                Filling.back(request, "/cases/" + id),
                Filling.purpose(request),
                body,
                // Another document is another command.
                chosen && keptBefore ? forms.newKey() : Filling.key(request, forms.newKey()),
                Filling.version(request),
                request.getParameter("again") != null,
                null,
                language);
        var outcome = missing(body, chosen, upload, language)
                .or(() ->
                        chosen ? content(upload.orElseThrow(), id, body, reader, request, language) : Optional.empty())
                .orElseGet(() -> forms.send(filling, id, reader, request));
        if (!(outcome instanceof Recorded)) {
            upload.ifPresent(Upload::giveUp);
        }
        if (outcome instanceof Refused refused && isAboutContent(refused)) {
            OF_CONTENT.forEach(body::remove);
        }
        return forms.onward(outcome, filling, reader, request).orElseGet(() -> {
            var told = cases.again(filling, later.now(), outcome);
            return shown(told.filling(), outcome, told.around());
        });
    }

    /** What would have the whole document sent in vain. */
    private Optional<Outcome> missing(ObjectNode body, boolean chosen, Optional<Upload> upload, Locale language) {
        var faults = new ArrayList<Fault>();
        for (var field : ASKED.fields()) {
            if (field.required() && !body.has(field.name())) {
                faults.add(fault("/" + field.name(), "REQUIRED", "needed", language));
            }
        }
        boolean known = Stream.of(AttachmentKind.values())
                .anyMatch(kind -> kind.name().equals(body.path(KIND).asString("")));
        if (body.has(KIND) && !known) {
            faults.add(fault("/" + KIND, "REQUIRED", "needed", language));
        }
        boolean tooLarge = chosen && upload.filter(Upload::tooLarge).isPresent();
        if (tooLarge) {
            faults.add(fault(FILE, "BODY_TOO_LARGE", "tooLarge", language));
        } else if (!chosen && !isThere(body)) {
            faults.add(fault(FILE, "REQUIRED", "noFile", language));
        }
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused(
                        (tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT).value(),
                        "FIELDS_INVALID",
                        forms.message("page.forms.attach.refused.title", language),
                        forms.message("page.forms.attach.refused.detail", language),
                        faults,
                        null));
    }

    private Fault fault(String pointer, String code, String words, Locale language) {
        return new Fault(
                pointer,
                code,
                words.equals("tooLarge")
                        ? forms.message("page.forms.attach.tooLarge", language, largest.toMegabytes())
                        : forms.message("page.forms.attach." + words, language));
    }

    /** Empty where it was taken: then the body names it. */
    private Optional<Outcome> content(
            Upload upload, String caseId, ObjectNode body, Reader reader, HttpServletRequest request, Locale language) {
        var token = tokens.of(request);
        if (token.isEmpty()) {
            return Optional.of(new SignIn(false));
        }
        var content = new Content(
                caseId,
                IDS.generate().toString(),
                body.path(KIND).asString(""),
                Content.format(upload.beginning()),
                new Content.Passing(upload.content()),
                token.get(),
                reader.purpose(),
                language);
        var outcome = api.send(content);
        if (!(outcome instanceof Recorded)) {
            return Optional.of(besideTheFile(outcome));
        }
        body.put("attachmentId", content.attachmentId())
                .put("format", content.format().name())
                .put("size", content.bytes().size())
                .put("sha256", content.bytes().hash().value());
        return Optional.empty();
    }

    /** Whatever is wrong with the content as such is said where it was chosen. */
    private static Outcome besideTheFile(Outcome outcome) {
        return outcome instanceof Refused refused
                        && refused.faults().isEmpty()
                        && (isAboutContent(refused)
                                || refused.status() == HttpStatus.CONTENT_TOO_LARGE.value()
                                || refused.status() == HttpStatus.UNSUPPORTED_MEDIA_TYPE.value())
                ? new Refused(
                        refused.status(),
                        refused.code(),
                        refused.title(),
                        refused.detail(),
                        List.of(new Fault(FILE, refused.code(), refused.title())),
                        null)
                : outcome;
    }

    private static boolean isAboutContent(Refused refused) {
        return refused.code().startsWith("ATTACHMENT_") || refused.code().equals("ID_TAKEN");
    }

    private static boolean isThere(ObjectNode body) {
        return OF_CONTENT.stream().allMatch(body::has);
    }

    private static String address(String caseId) {
        return "/cases/%s/do/%s".formatted(caseId, PATH);
    }

    private ModelAndView shown(Filling filling, @Nullable Outcome outcome, Around around) {
        var language = filling.language();
        var form = forms.view(filling, outcome, null, around);
        var body = filling.body();
        var kept = isThere(body)
                ? OF_CONTENT.stream()
                        .sorted()
                        .map(name -> new Hidden("/" + name, body.path(name).asString()))
                        .toList()
                : List.<Hidden>of();
        var error = fileError(outcome)
                .orElseGet(() ->
                        outcome == null || !kept.isEmpty() ? null : forms.message("page.forms.attach.again", language));
        var page = new ModelAndView(
                "attach",
                "view",
                new AttachView(
                        form,
                        form.problem(),
                        errors(form, error, language),
                        form.news(),
                        error,
                        kept,
                        body.path(KIND).asString(""),
                        forms.message("page.forms.attach.hint", language, largest.toMegabytes()),
                        largest.toBytes(),
                        forms.message("page.forms.attach.tooLarge", language, largest.toMegabytes())));
        page.setStatus(Forms.status(outcome));
        return page;
    }

    private static Optional<String> fileError(@Nullable Outcome outcome) {
        return outcome instanceof Refused refused
                ? refused.faults().stream()
                        .filter(fault -> fault.pointer().equals(FILE)
                                || (fault.pointer().startsWith("/")
                                        && OF_CONTENT.contains(fault.pointer().substring(1))))
                        .map(Fault::message)
                        .findFirst()
                : Optional.empty();
    }

    /** What is said of the file leads to it. */
    private List<ErrorView> errors(FormView form, @Nullable String error, Locale language) {
        var errors = form.errors().stream()
                .filter(one -> one.field() != null || !one.message().equals(error))
                .collect(Collectors.toCollection(ArrayList::new));
        if (error != null) {
            errors.add(new ErrorView("f-file", forms.message("page.forms.attach.file", language), error));
        }
        return List.copyOf(errors);
    }

    /**
     * @param problem and what follows: as of other forms, with what is said of the file
     * @param error beside the file
     * @param kept where the content lies that was taken already; none where it was not
     * @param kindSent with which it was
     * @param limit in bytes
     * @param tooLarge said by script before anything is sent
     */
    record AttachView(
            FormView form,
            @Nullable ProblemView problem,
            List<ErrorView> errors,
            List<String> news,
            @Nullable String error,
            List<Hidden> kept,
            String kindSent,
            String hint,
            long limit,
            String tooLarge) {}

    record Hidden(String name, String value) {}
}
