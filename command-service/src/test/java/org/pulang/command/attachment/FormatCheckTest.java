package org.pulang.command.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.vocabulary.DocumentFormat;

class FormatCheckTest {

    @ParameterizedTest
    @CsvSource({
        "Pdf, 255044462d312e37",
        "Jpeg, ffd8ffe000104a46",
        "Png, 89504e470d0a1a0a0000",
        "Text, 4b657075747573616e0a",
        "Text, 4fe280997061"
    })
    void takesWhatBeginsAsItSays(DocumentFormat format, String hex) {
        assertThatCode(() -> check(format, HexFormat.of().parseHex(hex))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Pdf, 4d5a9000",
        "Pdf, 2550",
        "Jpeg, 89504e470d0a1a0a",
        "Png, ffd8ffe0",
        "Png, 3c7376673e",
        "Text, 255044462d312e37",
        "Text, 616200",
        "Text, 611b5b",
        "Text, ff61",
        "Text, 61e280"
    })
    void refusesWhatIsSomethingElse(DocumentFormat format, String hex) {
        refused(format, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void refusesNothing(DocumentFormat format) {
        refused(format);
    }

    @Test
    void readsACharacterThatLiesAcrossPieces() {
        var text = "rumah’nya".getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut < text.length; cut++) {
            var check = new FormatCheck(DocumentFormat.Text);
            check.take(Arrays.copyOf(text, cut));
            check.take(Arrays.copyOfRange(text, cut, text.length));
            assertThatCode(check::end).doesNotThrowAnyException();
        }
    }

    private static void refused(DocumentFormat format, byte[]... pieces) {
        assertThatThrownBy(() -> check(format, pieces))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.ATTACHMENT_NOT_OF_ITS_FORMAT));
    }

    private static void check(DocumentFormat format, byte[]... pieces) {
        var check = new FormatCheck(format);
        for (var piece : pieces) {
            check.take(piece);
        }
        check.end();
    }
}
