package org.pulang.runner.htcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.htcds.HtcdsImport;
import org.pulang.htcds.HtcdsImport.Problem;
import org.pulang.htcds.HtcdsImport.Step;
import org.pulang.runner.console.Trouble;
import org.pulang.runner.htcds.HtcdsFile.Row;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.YesNoUnknown;
import picocli.CommandLine;

class HtcdsFileTest {

    private static final String TOOLKIT = """
        ,prs_FirstName,prs_MailingCity,prs_MailingCountry,prs_MailingState,prs_MailingStreet,prs_MailingPostalCode,vic_TraffickinStatusDecisionMakingOrg,vic_MethodsOfControl,,cas_IncomingReferralDate
        ,First Name,Street,City,State,Postal,Country,Trafficking Status Decision Making Org,Methods of Control,Reason for Outgoing Referral,Incoming Referral Date
        1,Siti,Jl. Melati 3,Kabupaten Indramayu,Jawa Barat,45212,Indonesia,ngo,DebtBondage  takesearnings,Other,2024-05-12
        2,Ani,,,,,,,,,
        """;

    @TempDir
    private Path directory;

    @Test
    void readsTheSheetsOfTheToolkitByTheirLabels() throws Exception {
        var file = file("a.csv", TOOLKIT);

        assertThat(file.rows()).hasSize(2).extracting(Row::reference).containsExactly("row 1", "row 2");
        assertThat(file.rows().get(0).told())
                .containsEntry("prs_FirstName", List.of("Siti"))
                .containsEntry("prs_MailingStreet", List.of("Jl. Melati 3"))
                .containsEntry("prs_MailingCity", List.of("Kabupaten Indramayu"))
                .containsEntry("prs_MailingPostalCode", List.of("45212"))
                .containsEntry("prs_MailingCountry", List.of("Indonesia"))
                .containsEntry("vic_TraffickingStatusDecisionMakingOrg", List.of("ngo"))
                .containsEntry("vic_MethodsOfControl", List.of("DebtBondage", "takesearnings"))
                .containsEntry("cas_ReasonForOutgoingReferral", List.of("Other"));
        assertThat(file.remarks()).singleElement().asString().contains("labels count");
        assertThat(file.unknownColumns()).isEmpty();
    }

    @Test
    void readsTheFormAndSalesforceAndSemicolons() throws Exception {
        var row = file("b.csv", """
                        prs_First_Name;prs_Second_Name;vic_Methods_of_Control;shoe size
                        Siti;;"DebtBondage ;falsepromises";38
                        """).rows().get(0);

        assertThat(row.told())
                .containsEntry("prs_FirstName", List.of("Siti"))
                .containsEntry("vic_MethodsOfControl", List.of("DebtBondage", "falsepromises"))
                .doesNotContainKey("prs_SecondName");
        assertThat(file("c.csv", "prs_FirstName,shoe size\nSiti,38\nAni,\n").unknownColumns())
                .isEqualTo(Map.of("shoe size", 1));
    }

    @Test
    void readsJsonAsAListAndAsLines() throws Exception {
        var rows = """
            {"prs_FirstName": "Siti", "vic_MethodsOfControl": ["DebtBondage", "Other"], "prs_NumberOfChildren": 2}
            {"PRS_FIRSTNAME": "Ani", "con_Consent": true, "prs_Email": null}
            """;

        var lines = file("a.ndjson", rows).rows();
        var list = file("a.json", "[" + rows.strip().replace("}\n{", "},\n{") + "]")
                .rows();

        assertThat(list).isEqualTo(lines);
        assertThat(lines.get(0).told())
                .containsEntry("vic_MethodsOfControl", List.of("DebtBondage", "Other"))
                .containsEntry("prs_NumberOfChildren", List.of("2"));
        assertThat(lines.get(1).told()).containsOnlyKeys("prs_FirstName", "con_Consent");
    }

    @Test
    void aRowBecomesCommandsThatSayYesOrUnknownAndNeverNo() throws Exception {
        var reading = read(file("a.csv", TOOLKIT).rows().get(0));

        assertThat(reading.steps())
                .extracting(Step::command)
                .containsExactly("identify-victim", "record-personal-details", "record-exploitation", "add-note");
        var controls = (List<?>) reading.steps().get(2).body().getOrDefault("methodsOfControl", List.of());
        assertThat(controls).hasSize(20);
        assertThat(controls.stream()
                        .collect(
                                Collectors.groupingBy(item -> ((Map<?, ?>) item).get("answer"), Collectors.counting())))
                .isEqualTo(Map.of(YesNoUnknown.Yes, 2L, YesNoUnknown.Unknown, 18L));
        assertThat(reading.steps().get(0).body())
                .containsEntry("gender", Gender.NonSpecifiedUnknown)
                .doesNotContainKey("contacts");
        assertThat(String.valueOf(reading.steps().get(3).body().get("text")))
                .contains("cas_ReasonForOutgoingReferral: Other");
    }

    @Test
    void consentAndDeathDecideNothing() {
        var reading = HtcdsImport.read(
                Map.of(
                        "cas_IncomingReferralDate", List.of("2024-05-12"),
                        "con_Consent", List.of("TRUE"),
                        "prs_Deceased", List.of("yes"),
                        "prs_MobilePhone", List.of("0812 3456"),
                        "hte_Latitude", List.of("-6.3"),
                        "prs_Gender", List.of("Femenine")),
                HtcdsFileTest::id);

        assertThat(reading.steps()).extracting(Step::command).containsExactly("identify-victim", "add-note");
        assertThat(String.valueOf(reading.steps().get(0).body().get("contacts")))
                .contains("safeToContact=Unknown");
        assertThat(reading.findings())
                .extracting(HtcdsImport.Finding::problem)
                .contains(
                        Problem.CONSENT_IS_HISTORY,
                        Problem.MAYBE_DECEASED,
                        Problem.NOT_TO_BE_CALLED,
                        Problem.ODD_NUMBER,
                        Problem.LEFT_OUT,
                        Problem.VALUE_UNKNOWN);
        assertThat(String.valueOf(reading.steps().get(1).body().get("text")))
                .contains("con_Consent: true", "prs_Deceased: true", "prs_Gender: Femenine")
                .doesNotContain("-6.3");
    }

    @Test
    void aDryRunSaysWhatToDoAndNoValue() throws Exception {
        var path = Files.writeString(directory.resolve("a.csv"), TOOLKIT);
        var out = new StringWriter();
        var line = new CommandLine(new ImportHtcds());
        line.setOut(new PrintWriter(out));

        assertThat(line.execute(path.toString(), "--dry-run", "--secret-file", "/nowhere"))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "Row 3: identify-victim, record-personal-details, record-exploitation, add-note",
                        "Row 4, cas_IncomingReferralDate: tidak terbaca",
                        "give the day, month or year",
                        "FIRST_CONTACT_MISSING: 1",
                        "1 cases would be opened, 1 rows are left out")
                .doesNotContain("Siti", "Ani", "Melati", "45212");
    }

    @Test
    void refusesWhatIsNoFileOfCases() throws Exception {
        assertThatThrownBy(() -> file("d.csv", "a,b\n1,2\n")).isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> file("d.json", "{\"prs_FirstName\": \"Siti\""))
                .isInstanceOf(Trouble.class)
                .hasMessageNotContaining("Siti");
        assertThatThrownBy(() -> HtcdsFile.read(directory.resolve("none"))).isInstanceOf(Trouble.class);
    }

    private static HtcdsImport.Reading read(Row row) {
        return HtcdsImport.read(row.told(), HtcdsFileTest::id);
    }

    private static UUID id(String word) {
        return new UUID(0, word.hashCode());
    }

    private HtcdsFile file(String name, String text) throws IOException {
        return HtcdsFile.read(Files.writeString(directory.resolve(name), text));
    }
}
