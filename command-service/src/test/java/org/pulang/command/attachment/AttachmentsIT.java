package org.pulang.command.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.command.keystore.KeyDestruction;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.ErasureScope;

/** The content of documents against the running service, from the first byte to the sweep. */
class AttachmentsIT {

    private static final byte[] REPORT = "%PDF-1.4\nCANARY-DOC-1 of Siti\n%%EOF\n".getBytes(UTF_8);
    private static final int LIMIT = 1024 * 1024;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service =
                RunningService.start(PostgresForTests.freshDatabase(), Map.of("pulang.attachments.limit", LIMIT + "B"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void takesContentInAndAttachesIt() {
        var caseId = aCase();
        var id = UUID.randomUUID();

        var sent = send(caseId, id, REPORT);

        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.json().path("sha256").asString()).isEqualTo(sha256(REPORT));
        assertThat(sent.json().path("size").asLong()).isEqualTo(REPORT.length);
        var attached = attach(caseId, id, sha256(REPORT), REPORT.length);
        assertThat(attached.status()).as(attached.text()).isEqualTo(200);
        assertThat(states(caseId)).containsExactly("Attached");
    }

    @Test
    void answersTheSameContentAlikeAndRefusesOther() {
        var caseId = aCase();
        var id = UUID.randomUUID();
        var first = send(caseId, id, REPORT);

        var again = send(caseId, id, REPORT);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        var other = send(caseId, id, "%PDF-1.4 other".getBytes(UTF_8));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("ATTACHMENT_EXISTS");
        var otherKind = send(caseId, id, REPORT, "application/pdf", "Letter");
        assertThat(otherKind.code()).isEqualTo("ATTACHMENT_EXISTS");
        assertThat(states(caseId)).containsExactly("Received");
        assertThat(pieces(caseId)).isEqualTo(1);
    }

    @Test
    void sealsContentOfManyPiecesAndKeepsNoneOfItInClear() {
        var caseId = aCase();
        var id = UUID.randomUUID();
        var large = new byte[LIMIT];
        Arrays.fill(large, (byte) 'x');
        System.arraycopy(REPORT, 0, large, 0, REPORT.length);
        System.arraycopy(REPORT, 0, large, LIMIT - REPORT.length, REPORT.length);

        assertThat(send(caseId, id, large).status()).isEqualTo(201);

        assertThat(pieces(caseId)).isEqualTo(4);
        assertThat(service.jdbc().sql("""
                                SELECT count(*) FROM eventstore.attachment_piece
                                WHERE position('CANARY-DOC'::bytea IN ciphertext) > 0
                                    OR position('xxxxxxxx'::bytea IN ciphertext) > 0""").query(Long.class).single()).isZero();
        assertThat(attach(caseId, id, sha256(large), large.length).status()).isEqualTo(200);
    }

    @Test
    void refusesTooMuchWhetherItsLengthIsToldOrNot() {
        var caseId = aCase();
        var large = new byte[LIMIT + 1];
        System.arraycopy(REPORT, 0, large, 0, REPORT.length);

        var told = send(caseId, UUID.randomUUID(), large);
        assertThat(told.status()).isEqualTo(413);
        var chunked = service.putChunked(address(caseId, UUID.randomUUID(), "MedicalReport"), large, "application/pdf");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(states(caseId)).isEmpty();
        assertThat(pieces(caseId)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "text/plain"})
    void refusesWhatIsNotWhatItSays(String mediaType) {
        var caseId = aCase();
        var answer = send(caseId, UUID.randomUUID(), REPORT, mediaType, "MedicalReport");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("ATTACHMENT_NOT_OF_ITS_FORMAT");
        assertThat(answer.text()).doesNotContain("CANARY");
        assertThat(states(caseId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/json", "application/zip", "multipart/form-data"})
    void takesNoOtherMediaType(String mediaType) {
        var answer = send(aCase(), UUID.randomUUID(), REPORT, mediaType, "MedicalReport");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void refusesAKindOrAnIdOfAnotherShape() {
        var caseId = aCase();
        assertThat(send(caseId, UUID.randomUUID(), REPORT, "application/pdf", "Siti")
                        .status())
                .isEqualTo(400);
        assertThat(service.put("/api/cases/%s/attachments/1?kind=Letter".formatted(caseId), REPORT, "application/pdf")
                        .code())
                .isEqualTo("ID_INVALID");
    }

    @Test
    void takesNothingForACaseOfOthersOrNone() {
        var caseId = aCase();
        var stranger = new String[] {"Pulang-Actor", "stranger-1", "Pulang-Organisation", "dinsos-cirebon"};
        var hidden =
                service.put(address(caseId, UUID.randomUUID(), "MedicalReport"), REPORT, "application/pdf", stranger);
        var none = service.put(
                address(UUID.randomUUID(), UUID.randomUUID(), "MedicalReport"), REPORT, "application/pdf", stranger);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.code()).isEqualTo("CASE_UNKNOWN").isEqualTo(none.code());
        var auditor = service.put(
                address(caseId, UUID.randomUUID(), "MedicalReport"),
                REPORT,
                "application/pdf",
                "Pulang-Actor",
                "auditor-1",
                "Pulang-Role",
                "Auditor");
        assertThat(auditor.code()).isEqualTo("ROLE_REQUIRED");
        assertThat(states(caseId)).isEmpty();
    }

    @Test
    void refusesToAttachWhatWasNotSentOrIsSomethingElse() {
        var caseId = aCase();
        var id = UUID.randomUUID();
        assertThat(attach(caseId, id, sha256(REPORT), REPORT.length).code()).isEqualTo("ATTACHMENT_MISSING");
        send(caseId, id, REPORT);
        assertThat(attach(caseId, id, sha256(new byte[0]), REPORT.length).code())
                .isEqualTo("ATTACHMENT_HASH_MISMATCH");
        // Content of another case is none of this one.
        var other = aCase();
        assertThat(attach(other, id, sha256(REPORT), REPORT.length).code()).isEqualTo("ATTACHMENT_MISSING");
    }

    @Test
    void deletesTheContentOfWhatIsWithdrawn() {
        var caseId = aCase();
        var id = UUID.randomUUID();
        send(caseId, id, REPORT);
        attach(caseId, id, sha256(REPORT), REPORT.length);

        var withdrawn = service.post(
                "/api/cases/%s/withdraw-attachment".formatted(caseId),
                "{\"attachmentId\": \"%s\", \"reason\": \"WrongCase\"}".formatted(id));

        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(states(caseId)).containsExactly("Withdrawn");
        assertThat(pieces(caseId)).isZero();
        assertThat(send(caseId, id, REPORT).code()).isEqualTo("ATTACHMENT_EXISTS");
    }

    /** A line that breaks: what came so far is no content, and the same can be sent again. */
    @Test
    void keepsNothingOfWhatBrokeOffOnItsWay() {
        var caseId = aCase();
        var id = UUID.randomUUID();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The line is gone.");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        var half = new byte[600_000];
        System.arraycopy(REPORT, 0, half, 0, REPORT.length);
        assertThatThrownBy(() -> service.bean(ContentTable.class)
                        .receive(
                                new CaseId(caseId),
                                new AttachmentId(id),
                                AttachmentKind.MedicalReport,
                                DocumentFormat.Pdf,
                                new SequenceInputStream(new ByteArrayInputStream(half), broken)))
                .isInstanceOf(IOException.class);

        assertThat(states(caseId)).isEmpty();
        assertThat(pieces(caseId)).isZero();
        assertThat(send(caseId, id, REPORT).status()).isEqualTo(201);
    }

    @Test
    void sweepsWhatNobodyAttachedInADay() {
        var caseId = aCase();
        var named = UUID.randomUUID();
        send(caseId, named, REPORT);
        attach(caseId, named, sha256(REPORT), REPORT.length);
        send(caseId, UUID.randomUUID(), REPORT);

        sweepAt(RunningService.NOW.plus(Duration.ofHours(24)));
        assertThat(states(caseId)).containsExactlyInAnyOrder("Attached", "Received");

        sweepAt(RunningService.NOW.plus(Duration.ofHours(24)).plusMillis(1));
        assertThat(states(caseId)).containsExactly("Attached");
        assertThat(pieces(caseId)).isEqualTo(1);
    }

    private static void sweepAt(Instant now) {
        new ContentTable(service.jdbc(), service.bean(KeyRing.class), Clock.fixed(now, ZoneOffset.UTC)).sweep();
    }

    @Test
    void deletesContentWithItsKeysAndOpensNoOlderCopyOfIt() {
        var caseId = aCase();
        var health = UUID.randomUUID();
        var letter = UUID.randomUUID();
        send(caseId, health, REPORT);
        attach(caseId, health, sha256(REPORT), REPORT.length);
        send(caseId, letter, REPORT, "application/pdf", "Letter");
        service.jdbc()
                .sql("CREATE TABLE older_copy AS SELECT * FROM eventstore.attachment_piece")
                .update();
        var destruction = service.bean(KeyDestruction.class);
        var narrative = UUID.randomUUID();

        destruction.destroy(caseId, List.of(Subject.Survivor), ErasureScope.Narrative, narrative);
        assertThat(pieces(caseId)).isEqualTo(1);
        assertThat(send(caseId, letter, REPORT, "application/pdf", "Letter").code())
                .isEqualTo("DETAILS_ERASED");
        var all = UUID.randomUUID();
        destruction.destroy(caseId, List.of(Subject.Survivor), ErasureScope.All, all);
        assertThat(pieces(caseId)).isZero();
        destruction.requireNothingOpens(caseId, all);

        // An older copy of the table comes back: its key does not.
        service.jdbc()
                .sql(
                        "INSERT INTO eventstore.attachment_piece SELECT * FROM older_copy WHERE case_id = ? ON CONFLICT DO NOTHING")
                .param(caseId)
                .update();
        assertThat(send(caseId, health, REPORT).code()).isEqualTo("DETAILS_ERASED");
        destruction.requireNothingOpens(caseId, narrative);
        destruction.requireNothingOpens(caseId, all);
        assertThat(pieces(caseId)).isZero();
    }

    private static String example(String command) {
        try (var stream = AttachmentsIT.class.getResourceAsStream("/example/%s.json".formatted(command))) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID aCase() {
        var caseId = UUID.randomUUID();
        var answer = service.post("/api/cases/%s/identify-victim".formatted(caseId), example("identify-victim"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return caseId;
    }

    private static Answer send(UUID caseId, UUID id, byte[] content) {
        return send(caseId, id, content, "application/pdf", "MedicalReport");
    }

    private static Answer send(UUID caseId, UUID id, byte[] content, String mediaType, String kind) {
        return service.put(address(caseId, id, kind), content, mediaType);
    }

    private static String address(UUID caseId, UUID id, String kind) {
        return "/api/cases/%s/attachments/%s?kind=%s".formatted(caseId, id, kind);
    }

    private static Answer attach(UUID caseId, UUID id, String sha256, int size) {
        return service.post("/api/cases/%s/attach-document".formatted(caseId), """
                        {"attachmentId": "%s", "kind": "MedicalReport", "title": "Report", "format": "Pdf", "size": %d, "sha256": "%s"}
                        """.formatted(id, size, sha256));
    }

    private static List<String> states(UUID caseId) {
        return service.jdbc()
                .sql("SELECT state FROM eventstore.attachment WHERE case_id = ?")
                .param(caseId)
                .query(String.class)
                .list();
    }

    private static long pieces(UUID caseId) {
        return service.jdbc()
                .sql("SELECT count(*) FROM eventstore.attachment_piece WHERE case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
