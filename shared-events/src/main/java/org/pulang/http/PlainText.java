package org.pulang.http;

import java.text.Normalizer;

/**
 * Text as people write it, in whatever script. Joiners and marks of direction that Javanese or Arabic need are part of it; what
 * only deceives the eye or breaks a program is not.
 */
public final class PlainText {

    private PlainText() {}

    /** The same text in normal form C: an accented letter is one character, however the keyboard made it. */
    public static String normalised(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** No control character but tab and line ends, no half character, nothing that turns the direction of what follows. */
    public static boolean accepts(String text) {
        return text.codePoints().allMatch(PlainText::accepts);
    }

    private static boolean accepts(int point) {
        if (point == '\t' || point == '\n' || point == '\r') {
            return true;
        }
        boolean turnsDirection = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        boolean noCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        return !turnsDirection
                && !noCharacter
                && Character.getType(point) != Character.CONTROL
                && Character.getType(point) != Character.SURROGATE;
    }
}
