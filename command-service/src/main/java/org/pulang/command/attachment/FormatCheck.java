package org.pulang.command.attachment;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.vocabulary.DocumentFormat;

/**
 * Looks whether content is what it says it is: by its first bytes, or whether it is text throughout. What follows the first bytes is not
 * looked at; nothing of it is ever shown, only handed over as a file.
 */
class FormatCheck {

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

    private final DocumentFormat format;
    private final CharsetDecoder text = StandardCharsets.UTF_8.newDecoder();
    private byte[] rest = new byte[0];
    private boolean begun;

    FormatCheck(DocumentFormat format) {
        this.format = format;
    }

    /**
     * @param piece the next one; the first is long enough to tell
     * @throws CommandRefused {@code ATTACHMENT_NOT_OF_ITS_FORMAT}
     */
    void take(byte[] piece) {
        boolean fits = switch (format) {
            case Pdf -> begun || startsWith(piece, PDF);
            case Jpeg -> begun || startsWith(piece, JPEG);
            case Png -> begun || startsWith(piece, PNG);
            case Text ->
                (begun || List.of(PDF, JPEG, PNG).stream().noneMatch(first -> startsWith(piece, first)))
                        && isText(piece);
        };
        if (!fits) {
            throw refused();
        }
        begun = true;
    }

    /** @throws CommandRefused if there was nothing, or it ends within a character */
    void end() {
        if (!begun || rest.length > 0) {
            throw refused();
        }
    }

    private static CommandRefused refused() {
        return new CommandRefused(Refusal.ATTACHMENT_NOT_OF_ITS_FORMAT);
    }

    private static boolean startsWith(byte[] piece, byte[] first) {
        return piece.length >= first.length && Arrays.equals(piece, 0, first.length, first, 0, first.length);
    }

    /** A character may lie across two pieces. */
    private boolean isText(byte[] piece) {
        var bytes = ByteBuffer.allocate(rest.length + piece.length);
        bytes.put(rest).put(piece).flip();
        var characters = CharBuffer.allocate(bytes.remaining());
        if (text.decode(bytes, characters, false).isError()) {
            return false;
        }
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return characters.flip().chars().noneMatch(FormatCheck::isControl);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && "\t\n\r\f".indexOf(character) < 0;
    }
}
