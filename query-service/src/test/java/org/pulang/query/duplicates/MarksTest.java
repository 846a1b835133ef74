package org.pulang.query.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.DocumentType;

class MarksTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Marks marks = new Marks(new IndexSecret(SECRET));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+62 812-3456-7890",
                "62812 3456 7890",
                "0062 81234567890",
                "(0812) 3456 7890",
                "81234567890",
                "+62 0812 3456 7890"
            })
    void knowsAPhoneNumberHoweverItIsWritten(String written) {
        assertThat(marks.ofPhone(written)).isPresent().isEqualTo(marks.ofPhone("081234567890"));
    }

    @ParameterizedTest
    @CsvSource({"KTP, 3212 0101.01-900001, 3212010101900001", "Passport, b 1234567, B1234567"})
    void knowsANumberHoweverItIsWritten(DocumentType type, String written, String number) {
        assertThat(marks.ofDocument(type, written)).isPresent().isEqualTo(marks.ofDocument(type, number));
    }

    @Test
    void tellsNumbersOfDifferentPapersApart() {
        assertThat(marks.ofDocument(DocumentType.Passport, "B1234567"))
                .isNotEqualTo(marks.ofDocument(DocumentType.Splp, "B1234567"));
        assertThat(marks.ofPhone("3212010101900001").orElseThrow().token())
                .isNotEqualTo(marks.ofDocument(DocumentType.KTP, "3212010101900001")
                        .orElseThrow()
                        .token());
    }

    @Test
    void marksNobodyByWhatOthersShare() {
        assertThat(marks.ofDocument(DocumentType.KK, "3212010101900001")).isEmpty();
        assertThat(marks.ofDocument(DocumentType.Passport, "-")).isEmpty();
        assertThat(marks.ofContact(ContactKind.TrustedPerson, "081234567890")).isEmpty();
        assertThat(marks.ofContact(ContactKind.MessagingApp, "@kenari")).isEmpty();
        assertThat(marks.ofPhone("112")).isEmpty();
    }

    @Test
    void cutsTheMarkOfAWordSoThatOthersShareIt() {
        assertThat(marks.ofName("Noerdjanah")).isEqualTo(marks.ofName("Nurjanah"));
        assertThat(marks.ofName("Nurjanah").get(0).token()).hasSize(20 / 4);
        assertThat(marks.ofPhone("081234567890").orElseThrow().token()).hasSize(128 / 4);
    }

    @Test
    void isAnotherOneWithAnotherSecret() {
        var others = new Marks(new IndexSecret(SECRET.replace('0', '1')));
        assertThat(others.ofPhone("081234567890")).isNotEqualTo(marks.ofPhone("081234567890"));
    }

    @Test
    void wantsASecretOfItsOwnersAlone(@TempDir Path directory) throws IOException {
        var file = directory.resolve("index-secret");
        Files.writeString(file, SECRET + "\n");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            assertThatThrownBy(() -> IndexSecret.of(new DuplicatesSettings(file, null)))
                    .hasMessageContaining("owner");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(IndexSecret.of(new DuplicatesSettings(file, null)).hmac("use", "text", 128))
                .isEqualTo(new IndexSecret(SECRET).hmac("use", "text", 128));
        assertThatThrownBy(() -> IndexSecret.of(new DuplicatesSettings(null, " ")))
                .hasMessageContaining("PULANG_INDEX_SECRET_FILE");
        assertThatThrownBy(() -> new IndexSecret("short")).hasMessageNotContaining("short");
    }
}
