package org.pulang.query.forms;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.DocumentFormat;
import org.pulang.vocabulary.Sha256;

/**
 * The content of a document on its way to the command API, under the id that a command will name.
 *
 * @param bytes as they come in
 */
record Content(
        String caseId,
        String attachmentId,
        String kind,
        DocumentFormat format,
        Passing bytes,
        String token,
        Purpose purpose,
        Locale language) {

    /** What it is by its first bytes, as the API looks at it; what is none of them will be refused as text. */
    static DocumentFormat format(byte[] beginning) {
        if (begins(beginning, "255044462d")) {
            return DocumentFormat.Pdf;
        } else if (begins(beginning, "ffd8ff")) {
            return DocumentFormat.Jpeg;
        }
        return begins(beginning, "89504e470d0a1a0a") ? DocumentFormat.Png : DocumentFormat.Text;
    }

    private static boolean begins(byte[] bytes, String hex) {
        var first = HexFormat.of().parseHex(hex);
        return bytes.length >= first.length && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
    }

    @Override
    public String toString() {
        return "Content[%s]".formatted(attachmentId);
    }

    /** Tells of bytes that went by how many they were, and their hash. */
    static final class Passing extends DigestInputStream {

        private long size;

        Passing(InputStream bytes) {
            super(bytes, sha256());
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            size += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            size += Math.max(read, 0);
            return read;
        }

        long size() {
            return size;
        }

        Sha256 hash() {
            return Sha256.of(getMessageDigest().digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
