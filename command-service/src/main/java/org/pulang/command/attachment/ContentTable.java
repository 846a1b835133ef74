package org.pulang.command.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.AttachmentWithdrawn;
import org.pulang.event.DocumentAttached;
import org.pulang.keys.DataKey;
import org.pulang.keys.KeyDestroyed;
import org.pulang.keys.KeyOf;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Piece;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.AttachmentId;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.Sha256;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Content of documents in the event store's database, sealed piece by piece as it comes in: no clear byte of it is ever written. What
 * breaks off on its way leaves pieces that are no content, and can be sent again.
 */
@Component
@ProcessingGroup("attachment")
public class ContentTable implements AttachedContent {

    private static final int PIECE = 256 * 1024;

    /** Whoever sends content has this long to say what it is; a device may be offline over night. */
    private static final Duration UNNAMED_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final KeyRing keys;
    private final Clock clock;

    ContentTable(JdbcClient jdbc, KeyRing keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param first whether this content was not there before */
    public record Received(Content content, boolean first) {}

    @Override
    public Optional<Content> of(CaseId caseId, AttachmentId attachmentId) {
        return row(caseId, attachmentId).map(row -> content(caseId, attachmentId, row));
    }

    /**
     * Takes in content. The same once more changes nothing.
     *
     * @throws CommandRefused {@code ATTACHMENT_EXISTS} if this id has other content, {@code ATTACHMENT_NOT_OF_ITS_FORMAT} if it is not
     *     what it says, {@code DETAILS_ERASED} if such details of the person were erased
     * @throws IOException if it broke off on its way
     */
    public Received receive(
            CaseId caseId, AttachmentId attachmentId, AttachmentKind kind, DocumentFormat format, InputStream body)
            throws IOException {
        if (isKnown(caseId, attachmentId)) {
            var again = new Reading(format);
            for (var piece = next(body); piece.length > 0; piece = next(body)) {
                again.take(piece);
            }
            return repeated(caseId, attachmentId, kind, format, again.sha256());
        }
        var key = key(caseId, kind);
        var upload = begin(caseId, attachmentId, kind, format, key);
        try {
            var reading = new Reading(format);
            var sealed = sha256();
            int place = 0;
            for (var piece = next(body); piece.length > 0; piece = next(body)) {
                reading.take(piece);
                var ciphertext = key.seal(attachmentId.value(), place, piece).ciphertext();
                sealed.update(ciphertext);
                keep(upload, caseId, place, ciphertext);
                place++;
            }
            var content = new Content(kind, format, reading.size, reading.sha256(), Sha256.of(sealed.digest()));
            end(upload, attachmentId, key, content);
            return new Received(content, true);
        } catch (DuplicateKeyException e) {
            // Somebody sent this id at the same time, and was done first.
            throw new CommandRefused(Refusal.CONCURRENT_CHANGE);
        } catch (KeyDestroyed e) {
            throw new CommandRefused(Refusal.DETAILS_ERASED);
        } finally {
            forgetUnfinished(upload);
        }
    }

    private static byte[] next(InputStream body) throws IOException {
        return body.readNBytes(PIECE);
    }

    private Received repeated(
            CaseId caseId, AttachmentId attachmentId, AttachmentKind kind, DocumentFormat format, Sha256 sha256) {
        return of(caseId, attachmentId)
                .filter(there -> there.kind() == kind && there.format() == format)
                .filter(there -> there.sha256().equals(sha256))
                .map(there -> new Received(there, false))
                .orElseThrow(() -> new CommandRefused(Refusal.ATTACHMENT_EXISTS));
    }

    /** What is read of a body, in clear, piece by piece. */
    private static final class Reading {

        private final FormatCheck check;
        private final MessageDigest digest = ContentTable.sha256();
        private long size;

        Reading(DocumentFormat format) {
            check = new FormatCheck(format);
        }

        void take(byte[] piece) {
            check.take(piece);
            digest.update(piece);
            size += piece.length;
        }

        Sha256 sha256() {
            check.end();
            return Sha256.of(digest.digest());
        }
    }

    private DataKey key(CaseId caseId, AttachmentKind kind) {
        var of = new KeyOf(caseId.value(), Subject.Survivor, kind.content());
        return Objects.requireNonNull(keys.obtain(Set.of(of)).get(of));
    }

    private boolean isKnown(CaseId caseId, AttachmentId attachmentId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM eventstore.attachment
                            WHERE case_id = ? AND attachment_id = ? AND state <> 'Receiving')""")
                .params(caseId.value(), attachmentId.value())
                .query(Boolean.class)
                .single();
    }

    private UUID begin(
            CaseId caseId, AttachmentId attachmentId, AttachmentKind kind, DocumentFormat format, DataKey key) {
        var upload = TimeOrderedIds.next();
        jdbc.sql("""
                        INSERT INTO eventstore.attachment (upload, case_id, attachment_id, kind, format, key_id, state, received_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'Receiving', ?)""")
                .params(
                        upload,
                        caseId.value(),
                        attachmentId.value(),
                        kind.name(),
                        format.name(),
                        key.id(),
                        Timestamp.from(clock.instant()))
                .update();
        return upload;
    }

    private void keep(UUID upload, CaseId caseId, int place, byte[] ciphertext) {
        jdbc.sql("INSERT INTO eventstore.attachment_piece (upload, place, case_id, ciphertext) VALUES (?, ?, ?, ?)")
                .params(upload, place, caseId.value(), ciphertext)
                .update();
    }

    private void end(UUID upload, AttachmentId attachmentId, DataKey key, Content content) {
        var hex = HexFormat.of();
        var digest = key.seal(
                attachmentId.value(),
                Piece.DIGEST,
                hex.parseHex(content.sha256().value()));
        jdbc.sql("""
                        UPDATE eventstore.attachment SET state = 'Received', size = ?, digest = ?, sealed_sha256 = ?
                        WHERE upload = ?""")
                .params(
                        content.size(),
                        digest.ciphertext(),
                        hex.parseHex(content.sealedSha256().value()),
                        upload)
                .update();
    }

    private void forgetUnfinished(UUID upload) {
        jdbc.sql("DELETE FROM eventstore.attachment WHERE upload = ? AND state = 'Receiving'")
                .param(upload)
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    private record Row(
            AttachmentKind kind, DocumentFormat format, UUID key, long size, byte[] digest, byte[] sealedSha256) {

        static Row of(ResultSet row, int n) throws SQLException {
            return new Row(
                    AttachmentKind.valueOf(row.getString("kind")),
                    DocumentFormat.valueOf(row.getString("format")),
                    row.getObject("key_id", UUID.class),
                    row.getLong("size"),
                    row.getBytes("digest"),
                    row.getBytes("sealed_sha256"));
        }
    }

    private Optional<Row> row(CaseId caseId, AttachmentId attachmentId) {
        return jdbc.sql("""
                        SELECT kind, format, key_id, size, digest, sealed_sha256 FROM eventstore.attachment
                        WHERE case_id = ? AND attachment_id = ? AND state IN ('Received', 'Attached')""")
                .params(caseId.value(), attachmentId.value())
                .query(Row::of)
                .optional();
    }

    private Content content(CaseId caseId, AttachmentId attachmentId, Row row) {
        var digest = new Piece(row.key(), row.kind().content(), attachmentId.value(), Piece.DIGEST, row.digest());
        var sha256 = keys.open(digest, caseId.value())
                .map(Sha256::of)
                .orElseThrow(() -> new CommandRefused(Refusal.DETAILS_ERASED));
        return new Content(row.kind(), row.format(), row.size(), sha256, Sha256.of(row.sealedSha256()));
    }

    /** What was swept since it was looked for is missing. */
    @EventHandler
    void on(DocumentAttached event) {
        if (state(event.caseId(), event.attachmentId(), "Received", "Attached") == 0) {
            throw new CommandRefused(Refusal.ATTACHMENT_MISSING, "/attachmentId");
        }
    }

    /** The row stays: nobody is to attach something else under the id. */
    @EventHandler
    void on(AttachmentWithdrawn event) {
        state(event.caseId(), event.attachmentId(), "Attached", "Withdrawn");
        jdbc.sql("""
                        DELETE FROM eventstore.attachment_piece WHERE upload IN (
                            SELECT upload FROM eventstore.attachment WHERE case_id = ? AND attachment_id = ?)""")
                .params(event.caseId().value(), event.attachmentId().value())
                .update();
    }

    private int state(CaseId caseId, AttachmentId attachmentId, String from, String to) {
        return jdbc.sql("""
                        UPDATE eventstore.attachment SET state = :to
                        WHERE case_id = :case AND attachment_id = :attachment AND state = :from""")
                .params(Map.of("to", to, "from", from, "case", caseId.value(), "attachment", attachmentId.value()))
                .update();
    }

    /**
     * Deletes what nobody named in time.
     *
     * @return how many
     */
    public int sweep() {
        return jdbc.sql("""
                        DELETE FROM eventstore.attachment WHERE state IN ('Receiving', 'Received') AND received_at < ?""")
                .param(Timestamp.from(clock.instant().minus(UNNAMED_FOR)))
                .update();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
