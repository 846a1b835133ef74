package org.pulang.htcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptNoteTest {

    @Test
    void whatIsKeptIsReadBackHoweverLongAndOdd() {
        var kept = new LinkedHashMap<String, List<String>>();
        kept.put("prs_Salutation", List.of("Ibu; \\ \\n"));
        kept.put("spl_Type", List.of("Health", "", "Legal"));
        kept.put(
                "cas_IncomingReferralDetails",
                List.of("satu baris\ndua  baris: a; b \uD83D\uDE00 ".repeat(500).strip()));

        var notes = KeptNote.of(kept);

        assertThat(notes).hasSizeGreaterThan(1).allSatisfy(note -> {
            assertThat(note).hasSizeLessThanOrEqualTo(4000).isEqualTo(note.strip());
            assertThat(KeptNote.is(note)).isTrue();
        });
        assertThat(KeptNote.read(notes)).isEqualTo(kept);
    }

    @Test
    void nothingToKeepMakesNoNote() {
        assertThat(KeptNote.of(new LinkedHashMap<>())).isEmpty();
        assertThat(KeptNote.is("HTCDS 2.0 was mentioned")).isFalse();
    }
}
