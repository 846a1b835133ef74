package org.pulang.query.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.closureRequested;
import static org.pulang.query.Events.identified;
import static org.pulang.query.forms.FormBrowser.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestCommandApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.test.web.servlet.MockMvc;

/** A document goes on as it comes in, and then is named; what was refused is said beside its field. */
@QueryServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AttachPageIT {

    private static final String CASE = "/cases/" + caseId(1);
    private static final String ATTACH = CASE + "/do/attach-document";
    private static final String NAME = "Siti KENARI ktp.pdf";
    private static final byte[] PDF = "%PDF-1.7 KENARI-content \r\n--lim".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> FILLED_IN = Map.of("/kind", "MedicalReport", "/title", "First visit");

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClientRegistrationRepository registrations;

    private final TestCommandApi api = TestCommandApi.shared();
    private FormBrowser worker;

    @BeforeEach
    void aCaseOfWorker1() {
        history.clear().record(identified(caseId(1)));
        api.answers(200, """
                {"caseId": "%s", "version": 1, "position": 1, "events": []}""".formatted(caseId(1)));
        worker = new FormBrowser(http, registrations, "worker-1", "Caseworker");
    }

    @Test
    void saysBeforeWhatMayBeAttached() throws Exception {
        var answer = worker.open(ATTACH + "?lang=en");
        var page = page(answer, 200);

        assertThat(page.title()).isEqualTo("Case PLG-32-2026-1 · Pulang");
        assertThat(page.select("h1").text()).isEqualTo("Attach document");
        var form = page.expectFirst("form.command");
        assertThat(form.attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(Objects.requireNonNull(form.select(".field, fieldset").last())
                        .select("input[type=file]"))
                .as("last: it is read in this order")
                .hasSize(1);
        var file = form.expectFirst("input[type=file]");
        assertThat(page.expectFirst("label[for=" + file.id() + "]").text()).isEqualTo("File");
        assertThat(Objects.requireNonNull(page.getElementById(file.attr("aria-describedby")))
                        .text())
                .contains("at most 10 MB", "PDF");
        assertThat(form.select("[name=/attachmentId], [name=/sha256], [name=/size], [name=/format]"))
                .isEmpty();
        assertThat(page.select("[style], style, script:not([src]), [onclick]")).isEmpty();
        assertThat(FormBrowser.reads(jdbc, answer)).isOne();
    }

    @Test
    void sendsTheContentOnAndThenNamesIt(CapturedOutput log) throws Exception {
        var form = page(worker.open(ATTACH), 200);
        var answer = worker.send(form, FILLED_IN, NAME, PDF);

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo(CASE + "?after=1");
        assertThat(api.contents()).singleElement().isEqualTo(PDF);
        assertThat(api.sent()).hasSize(2);
        var content = api.sent().get(0);
        var command = api.sent().get(1);
        var id = command.body().path("attachmentId").asString();
        assertThat(content.path()).isEqualTo("/api%s/attachments/%s?kind=MedicalReport".formatted(CASE, id));
        assertThat(content.headers())
                .containsEntry("authorization", "Bearer own-token")
                .containsEntry("content-type", "application/pdf")
                .containsEntry("pulang-purpose", "Services");
        assertThat(command.path()).isEqualTo("/api" + CASE + "/attach-document");
        assertThat(command.headers())
                .containsEntry("if-match", "\"0\"")
                .containsEntry(
                        "idempotency-key", form.expectFirst("input[name=key]").attr("value"));
        assertThat(command.body().toString())
                .contains(
                        "\"kind\":\"MedicalReport\"",
                        "\"title\":\"First visit\"",
                        "\"format\":\"Pdf\"",
                        "\"size\":" + PDF.length,
                        "\"sha256\":\"%s\"".formatted(sha256(PDF)));
        assertThat(FormBrowser.reads(jdbc, answer))
                .as("nothing of the case was shown")
                .isZero();
        assertThat(log.getAll() + command.body() + content.headers()).doesNotContain("KENARI", "ktp");
    }

    @Test
    void isOfAnotherSessionWithoutItsToken() throws Exception {
        var fields = new LinkedHashMap<>(FormBrowser.fields(page(worker.open(ATTACH), 200), FILLED_IN));
        fields.remove("_csrf");
        assertThat(worker.multipart(ATTACH, fields, NAME, PDF).getStatus()).isEqualTo(403);
        fields.put("_csrf", "forged");
        assertThat(worker.multipart(ATTACH, fields, NAME, PDF).getStatus()).isEqualTo(403);
        assertThat(api.sent()).isEmpty();
    }

    @Test
    void sendsNothingInVain() throws Exception {
        var form = page(worker.open(ATTACH + "?lang=en"), 200);
        var answer = worker.send(form, Map.of("/title", "First visit"), NAME, PDF);
        var page = page(answer, 422);

        assertThat(api.sent()).isEmpty();
        assertThat(page.select(".refused a").eachAttr("href")).containsExactly("#f-kind", "#f-file");
        assertThat(error(page, "f-kind")).isEqualTo("Has to be filled in.");
        assertThat(error(page, "f-file")).isEqualTo("Choose the file once more.");
        assertThat(page.expectFirst("[name=/title]").val()).isEqualTo("First visit");
        assertThat(FormBrowser.reads(jdbc, answer))
                .as("the case is shown again")
                .isOne();
        assertThat(answer.getContentAsString()).doesNotContain("KENARI");

        var none = page(worker.send(form, FILLED_IN, "", new byte[0]), 422);
        assertThat(error(none, "f-file")).isEqualTo("Choose the file to attach.");
        var unsent = page(worker.send(form, FILLED_IN), 422);
        assertThat(error(unsent, "f-file")).isEqualTo("Choose the file to attach.");
        assertThat(api.sent()).isEmpty();
    }

    @Test
    void saysBesideTheFileThatItIsTooLarge() throws Exception {
        var form = page(worker.open(ATTACH + "?lang=en"), 200);
        var answer = worker.send(form, FILLED_IN, NAME, new byte[11 << 20]);
        var page = page(answer, 413);

        assertThat(error(page, "f-file")).startsWith("The file is larger than 10 MB.");
        assertThat(page.select(".refused a").attr("href")).isEqualTo("#f-file");
        assertThat(page.expectFirst("[name=/title]").val()).isEqualTo("First visit");
        assertThat(api.sent()).isEmpty();
        assertThat(FormBrowser.reads(jdbc, answer)).isOne();
        assertThat(worker.send(form, FILLED_IN, NAME, new byte[41 << 20]).getStatus())
                .isEqualTo(413);
    }

    @Test
    void saysBesideTheFileWhatTheApiSaysOfIt() throws Exception {
        api.answersContent(422, """
                {"type": "urn:pulang:problem:attachment-not-of-its-format", "code": "ATTACHMENT_NOT_OF_ITS_FORMAT",
                 "status": 422, "title": "Bukan dokumen", "detail": "Kirim PDF.", "errors": [], "traceId": "1"}""");
        var page = page(worker.send(page(worker.open(ATTACH), 200), FILLED_IN, NAME, new byte[] {1, 2}), 422);

        assertThat(error(page, "f-file")).isEqualTo("Bukan dokumen");
        assertThat(page.select(".refused").text()).contains("Kirim PDF.");
        assertThat(api.sent()).hasSize(1);
        assertThat(api.sent().get(0).headers()).containsEntry("content-type", "text/plain");

        api.answersContent(0, "");
        var away = page(worker.send(page(worker.open(ATTACH), 200), FILLED_IN, NAME, PDF), 424);
        assertThat(away.select(".refused h2").text()).isEqualTo("Belum tersimpan");
        assertThat(away.select("[name=/attachmentId]")).isEmpty();
    }

    /** On a bad line the large part is not sent twice. */
    @Test
    void needsNoSecondSendingWhereOnlyTheCommandIsRefused() throws Exception {
        var form = page(worker.open(ATTACH), 200);
        history.record(closureRequested(caseId(1)));
        api.answers(412, """
                {"type": "urn:pulang:problem:version-mismatch", "code": "VERSION_MISMATCH", "status": 412,
                 "title": "Kasus sudah berubah", "detail": "Lihat.", "errors": [], "version": 1, "traceId": "1"}""");
        var refused = page(worker.send(form, FILLED_IN, NAME, PDF), 412);
        assertThat(refused.select(".refused ol li")).hasSize(1);
        assertThat(refused.select("#f-file-kept")).hasSize(1);
        assertThat(refused.select("#f-file[aria-invalid]")).isEmpty();
        var id = api.sent().get(1).body().path("attachmentId").asString();

        api.answers(200, """
                {"caseId": "%s", "version": 2, "position": 2, "events": []}""".formatted(caseId(1)));
        var answer = worker.send(refused, FILLED_IN, "", new byte[0]);
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(api.contents()).isEmpty();
        assertThat(api.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.body().path("attachmentId").asString()).isEqualTo(id);
            assertThat(sent.body().path("sha256").asString()).isEqualTo(sha256(PDF));
            assertThat(sent.headers()).containsEntry("if-match", "\"1\"");
            assertThat(sent.headers())
                    .containsEntry(
                            "idempotency-key",
                            form.expectFirst("input[name=key]").attr("value"));
        });
    }

    @Test
    void isSentAgainAfterAnotherKindOrAnotherFileWasChosen() throws Exception {
        var form = page(worker.open(ATTACH + "?lang=en"), 200);
        api.answers(0, "");
        var unclear = page(worker.send(form, FILLED_IN, NAME, PDF), 424);
        var first = api.sent().get(1);

        var other =
                page(worker.send(unclear, Map.of("/kind", "Letter", "/title", "First visit"), "", new byte[0]), 422);
        assertThat(error(other, "f-file")).isEqualTo("Choose the file to attach.");

        api.answers(0, "");
        page(worker.send(unclear, FILLED_IN, NAME, PDF), 424);
        var second = api.sent().get(1);
        assertThat(second.body().path("attachmentId")).isNotEqualTo(first.body().path("attachmentId"));
        assertThat(second.headers().get("idempotency-key"))
                .isNotEqualTo(first.headers().get("idempotency-key"));
    }

    @Test
    void aTokenThatEndedMeanwhileCostsASignInAndOnlyTheFile() throws Exception {
        var form = page(worker.open(ATTACH), 200);
        worker.signedInUntil(Instant.now().minusSeconds(1));
        var away = page(worker.send(form, FILLED_IN, NAME, PDF), 401);
        assertThat(away.expectFirst("#sign-in-again").attr("href")).isEqualTo("/oauth2/authorization/pulang");
        assertThat(api.sent()).isEmpty();

        worker.signedInUntil(Instant.now().plusSeconds(300));
        var back = page(worker.open(ATTACH), 200);
        assertThat(back.expectFirst("[name=/title]").val()).isEqualTo("First visit");
        assertThat(back.select("[name=/attachmentId]")).isEmpty();
    }

    @Test
    void isForNobodyElse() throws Exception {
        var colleague = new FormBrowser(http, registrations, "worker-2", "Caseworker");
        assertThat(colleague.open(ATTACH).getStatus()).isEqualTo(404);
        for (var role : new String[] {"Auditor", "PrivacyOfficer", "Analyst", "Admin"}) {
            assertThat(new FormBrowser(http, registrations, "somebody", role)
                            .open(ATTACH)
                            .getStatus())
                    .isIn(403, 404);
        }
    }

    @Test
    void refusesWhatIsNoForm() throws Exception {
        var fields = FormBrowser.fields(page(worker.open(ATTACH), 200), FILLED_IN);
        var hostile = new LinkedHashMap<>(fields);
        hostile.put("/title", "turned \u202e around");
        assertThat(worker.multipart(ATTACH, hostile, NAME, PDF).getStatus()).isEqualTo(400);
        var tooLong = new LinkedHashMap<>(fields);
        tooLong.put("/title", "x".repeat(70_000));
        assertThat(worker.multipart(ATTACH, tooLong, NAME, PDF).getStatus()).isEqualTo(400);
        assertThat(worker.multipart(ATTACH + "/", fields, NAME, PDF).getStatus())
                .as("nowhere else is there a form with a file")
                .isIn(403, 404);
        assertThat(api.sent()).isEmpty();
    }

    private static String error(Document page, String field) {
        var element = Objects.requireNonNull(page.getElementById(field), field);
        assertThat(element.attr("aria-invalid")).isEqualTo("true");
        assertThat(element.attr("aria-describedby")).contains(field + "-error");
        return Objects.requireNonNull(page.getElementById(field + "-error")).text();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
