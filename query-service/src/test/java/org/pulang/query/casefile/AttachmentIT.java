package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.AttachmentWithdrawn;
import org.pulang.event.EmergencyAccessOpened;
import org.pulang.personal.Sensitive;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.TestKeys;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.AttachmentWithdrawalReason;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EmergencyGround;
import org.pulang.vocabulary.GrantId;
import org.pulang.vocabulary.OrganisationId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The content of a document is handed over as it was attached, or not at all. */
@QueryServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AttachmentIT {

    private static final CaseId CASE = caseId(1);
    private static final AttachmentId REPORT = new AttachmentId(new UUID(5, 1));
    private static final AttachmentId LETTER = new AttachmentId(new UUID(5, 2));

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Downloads downloads;

    @BeforeEach
    void aCaseWithTwoDocuments() {
        TestKeys.restore();
        history.clear()
                .record(
                        identified(CASE),
                        history.document(
                                CASE,
                                REPORT,
                                AttachmentKind.MedicalReport,
                                "KENARI-one ",
                                "KENARI-two ",
                                "KENARI-three"),
                        history.document(CASE, LETTER, AttachmentKind.Letter, "KENARI-letter"));
    }

    @AfterEach
    void keysAreBack() {
        TestKeys.away(false);
        TestKeys.restore();
    }

    @Test
    void handsOverTheContentAsAFileThatIsNeverShownInPlace() throws Exception {
        var answer = ask(REPORT);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("KENARI-one KENARI-two KENARI-three");
        assertThat(answer.getContentType()).isEqualTo("text/plain");
        assertThat(answer.getHeaders("Content-Disposition")).containsExactly("attachment; filename=\"dokumen.txt\"");
        assertThat(answer.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(answer.getHeaders("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(classesLogged(answer)).isEqualTo("Health");
    }

    /** Somebody else's are on their way, and then are there. */
    @Test
    void sendsNoMoreAtOnceThanFitsInMemory() throws Exception {
        var refused = new MockHttpServletResponse[1];
        downloads.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
            downloads.begin((HttpServletRequest) request, Downloads.AT_ONCE);
            try {
                refused[0] = ask(LETTER);
            } catch (Exception e) {
                throw new ServletException(e);
            }
        });
        assertThat(refused[0].getStatus()).isEqualTo(503);
        assertThat(refused[0].getHeader("Retry-After")).isEqualTo("10");
        assertThat(refused[0].getContentAsString())
                .contains("DOWNLOADS_RUNNING")
                .doesNotContain("KENARI");
        // Each gives back what it took, however it ended.
        for (int i = 0; i < 3; i++) {
            downloads.doFilter(
                    new MockHttpServletRequest(),
                    new MockHttpServletResponse(),
                    (request, response) -> downloads.begin((HttpServletRequest) request, Downloads.AT_ONCE));
            assertThat(ask(LETTER).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void tellsOfItInTheFileAndItsHistory() throws Exception {
        var file = EventJson.MAPPER.readTree(http.perform(get("/api/cases/" + CASE))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(file.at("/stewardship/attachments/0/attached/event/kind").asString())
                .isEqualTo("MedicalReport");
        assertThat(file.toString()).doesNotContain("KENARI-one", "KENARI-letter");

        history.record(withdrawn(REPORT));
        var page = Jsoup.parse(http.perform(get("/cases/%s?lang=en".formatted(CASE)))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.text())
                .contains(
                        "Document attached: medical report, text.",
                        "Document withdrawn, its content deleted: belongs to another case.",
                        "Documents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE eventstore.attachment_piece SET ciphertext = set_byte(ciphertext, 20, (get_byte(ciphertext, 20) + 1) % 256) WHERE place = 1",
                "DELETE FROM eventstore.attachment_piece WHERE place = 2",
                "DELETE FROM eventstore.attachment_piece",
                "DELETE FROM eventstore.attachment",
                "UPDATE eventstore.attachment_piece a SET ciphertext = b.ciphertext FROM eventstore.attachment_piece b"
                        + " WHERE a.upload = b.upload AND a.place < 2 AND b.place = 1 - a.place",
            })
    void handsOverNothingOfWhatSomebodyChangedAndSaysSo(String change, CapturedOutput log) throws Exception {
        jdbc.sql(change).update();

        var answer = ask(REPORT);

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).contains("ATTACHMENT_DAMAGED").doesNotContain("KENARI");
        assertThat(log.getAll())
                .contains("document %s is not what was attached".formatted(REPORT))
                .doesNotContain("KENARI-one");
    }

    @Test
    void saysThatADocumentIsGoneWhereItWasWithdrawn() throws Exception {
        history.record(withdrawn(REPORT));
        assertThat(ask(REPORT).getStatus()).isEqualTo(410);
        assertThat(ask(LETTER).getStatus()).isEqualTo(200);
    }

    /** Also where an older copy of the table brings the content back. */
    @Test
    void saysThatADocumentIsGoneOnceItsKeyIs() throws Exception {
        TestKeys.destroy(CASE);
        var answer = ask(REPORT);
        assertThat(answer.getStatus()).isEqualTo(410);
        assertThat(answer.getContentAsString()).contains("ATTACHMENT_GONE").doesNotContain("KENARI");
        jdbc.sql("DELETE FROM eventstore.attachment_piece").update();
        assertThat(ask(REPORT).getStatus()).isEqualTo(410);
    }

    @Test
    void isNotErasedWhileOnlyTheKeysAreAway() throws Exception {
        TestKeys.away(true);
        assertThat(ask(REPORT).getStatus()).isEqualTo(503);
        TestKeys.away(false);
        assertThat(ask(REPORT).getStatus()).isEqualTo(200);
    }

    @Test
    void knowsNoDocumentThatNoEventNamed() throws Exception {
        var unnamed = new AttachmentId(new UUID(5, 3));
        history.document(CASE, unnamed, AttachmentKind.Letter, "KENARI-unnamed");
        assertThat(ask(unnamed).getStatus()).isEqualTo(404);
        assertThat(http.perform(get("/api/cases/%s/attachments/1".formatted(CASE)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void opensToARoleOnlyTheKindsOfDocumentsThatItMaySee() throws Exception {
        var guest = new OrganisationId("dinsos-91-71");
        history.of(guest.value())
                .by("worker-7")
                .record(new EmergencyAccessOpened(
                        new GrantId(new UUID(4, 1)),
                        CASE,
                        new OrganisationId("dinsos-32-73"),
                        EmergencyGround.DangerToLife,
                        Sensitive.of("She stands at the door."),
                        History.NOW.plusMillis(1)));
        for (var document : List.of(REPORT, LETTER)) {
            var answer = http.perform(get(address(document))
                            .header("Pulang-Actor", "worker-7")
                            .header("Pulang-Organisation", guest.value())
                            .header("Pulang-Role", "Caseworker")
                            .header("Pulang-Purpose", "Emergency"))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(document.equals(REPORT) ? 200 : 403);
        }
        var auditor = http.perform(
                        get(address(REPORT)).header("Pulang-Actor", "auditor-1").header("Pulang-Role", "Auditor"))
                .andReturn()
                .getResponse();
        assertThat(auditor.getStatus()).isEqualTo(403);
    }

    private static AttachmentWithdrawn withdrawn(AttachmentId id) {
        return new AttachmentWithdrawn(CASE, id, AttachmentWithdrawalReason.WrongCase, null, null);
    }

    private MockHttpServletResponse ask(AttachmentId id) throws Exception {
        return http.perform(get(address(id))).andReturn().getResponse();
    }

    private static String address(AttachmentId id) {
        return "/api/cases/%s/attachments/%s".formatted(CASE, id);
    }

    private String classesLogged(MockHttpServletResponse answer) {
        return jdbc.sql("SELECT array_to_string(classes, ',') FROM audit.access_log WHERE request_id = ?::uuid")
                .param(answer.getHeader("Pulang-Request"))
                .query(String.class)
                .single();
    }
}
