package org.pulang.htcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pulang.htcds.HtcdsImport.Finding;
import org.pulang.htcds.HtcdsImport.Problem;
import org.pulang.htcds.HtcdsImport.Reading;
import org.pulang.htcds.HtcdsImport.Step;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.TraffickingStatus;

class HtcdsImportTest {

    @Test
    void codesMayBeWrittenInSeveralWords() {
        var reading = read(Map.of(
                "vic_TraffickingStatus", List.of("Actual Victim Of Trafficking"),
                "prs_Gender", List.of("Non Specified / Unknown"),
                "prs_Citizenship", cell("prs_Citizenship", "Sri Lanka; ID")));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.steps().get(0).body())
                .containsEntry("status", TraffickingStatus.ActualVictimOfTrafficking)
                .containsEntry("gender", Gender.NonSpecifiedUnknown)
                .containsEntry("citizenships", List.of(new CountryCode("LK"), new CountryCode("ID")));
        assertThat(cell("vic_MethodsOfControl", "Debt Bondage; False Promises"))
                .containsExactly("Debt Bondage", "False Promises");
        assertThat(cell("vic_MethodsOfControl", "DebtBondage falsepromises"))
                .containsExactly("DebtBondage", "falsepromises");
        assertThat(cell("hte_Type", "Recruitment;;Exploitation; ")).containsExactly("Recruitment", "", "Exploitation");
    }

    @Test
    void aStatusThatCannotBeReadIsNotSaidToBeEmpty() {
        assertThat(read(Map.of("vic_TraffickingStatus", List.of("korban"))).findings())
                .containsExactly(new Finding("vic_TraffickingStatus", Problem.VALUE_UNKNOWN));
        assertThat(read(Map.of()).findings())
                .containsExactly(new Finding("vic_TraffickingStatus", Problem.STATUS_ASSUMED));
    }

    @Test
    void ofSeveralNamesNoneDisappears() {
        var reading = read(Map.of("prs_FirstName", List.of("Siti", "Ani")));

        assertThat(reading.findings()).contains(new Finding("prs_FirstName", Problem.ONE_OF_SEVERAL));
        assertThat(reading.steps()).extracting(Step::command).containsExactly("identify-victim", "add-note");
        assertThat(String.valueOf(reading.steps().get(1).body().get("text"))).contains("prs_FirstName: Siti;Ani");
    }

    @Test
    void aLongCommentIsCutThroughNoSign() {
        var comment = "a".repeat(3999) + "\uD83D\uDE00" + "b".repeat(10);

        var reading = read(Map.of("cco_CaseComment", List.of(comment)));

        assertThat(reading.steps())
                .filteredOn(step -> step.command().equals("add-note"))
                .extracting(step -> String.valueOf(step.body().get("text")))
                .containsExactly("a".repeat(3999), "\uD83D\uDE00" + "b".repeat(10));
    }

    private static List<String> cell(String name, String text) {
        return HtcdsImport.values(Standard.field(name), text, false);
    }

    private static Reading read(Map<String, List<String>> told) {
        var row = new LinkedHashMap<>(told);
        row.put("cas_IncomingReferralDate", List.of("2024-05-12"));
        return HtcdsImport.read(row, word -> UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8)));
    }
}
