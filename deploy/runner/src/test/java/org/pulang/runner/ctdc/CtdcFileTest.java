package org.pulang.runner.ctdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulang.runner.batch.BatchLine;
import org.pulang.runner.console.Trouble;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.YesNoUnknown;

class CtdcFileTest {

    private static final String HEADER =
            "yearOfRegistration,gender,ageBroad,citizenship,isForcedLabour,isSexualExploit,CountryOfExploitation";

    @TempDir
    private Path directory;

    @Test
    void aRowOpensACaseAndTellsTheExploitation() throws Exception {
        var lines = rows(HEADER, "2014,Female,30--38,ID,1.0,0.0,MY").get(0).lines();

        assertThat(lines).extracting(BatchLine::command).containsExactly("identify-victim", "record-exploitation");
        assertThat(lines)
                .extracting(BatchLine::caseId)
                .containsOnly(lines.get(0).caseId());
        assertThat(lines.get(0).body())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("provenance", Provenance.Ctdc)
                .containsEntry("gender", Gender.Feminine)
                .containsEntry("ageBroad", CtdcAgeBand.From30To38)
                .containsEntry("citizenships", List.of("ID"))
                .containsEntry("firstContact", "2014");
        assertThat(lines.get(1).body())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry(
                        "exploitationTypes",
                        List.of(
                                Map.of("code", TypeOfExploitation.ForcedLabour, "answer", YesNoUnknown.Yes),
                                Map.of("code", TypeOfExploitation.SexualExploitation, "answer", YesNoUnknown.No)))
                .containsEntry("places", List.of(Map.of("kind", JourneyPlaceKind.Exploitation, "country", "MY")));
    }

    @Test
    void whatIsMissingStaysUnknown() throws Exception {
        var lines = rows(HEADER, "2014.0,,,00,,,").get(0).lines();

        assertThat(lines).extracting(BatchLine::command).containsExactly("identify-victim");
        assertThat(lines.get(0).body().toString())
                .contains("gender=NonSpecifiedUnknown", "ageBroad=Unknown", "citizenships=[ZZ]", "firstContact=2014");
    }

    @Test
    void theOrderOfRowsAndColumnsChangesNoCase() throws Exception {
        var one = cases(rows(HEADER, "2014,Male,9--17,MM,,,ID", "2015,Male,9--17,MM,,,ID", "2014,Male,9--17,MM,,,ID"));
        var other = cases(rows(
                "gender,Datasource,ageBroad,citizenship,CountryOfExploitation,isForcedLabour,isSexualExploit,yearOfRegistration",
                "Male,Case management,9--17,MM,ID,,,2014",
                "Male,Case management,9--17,MM,ID,,,2014",
                "Male,Case management,9--17,MM,ID,,,2015"));

        assertThat(one).doesNotHaveDuplicates().hasSize(3).containsExactlyInAnyOrderElementsOf(other);
    }

    @Test
    void unknownColumnsAreNamed() throws Exception {
        try (var file = new CtdcFile(file(HEADER + ",Datasource,majorityStatus"))) {
            assertThat(file.unknownColumns()).containsExactly("Datasource", "majorityStatus");
        }
    }

    @Test
    void refusesAFileThatLacksColumns() throws Exception {
        var path = file("name,phone");

        assertThatThrownBy(() -> new CtdcFile(path))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("yearOfRegistration")
                .hasMessageNotContaining("phone");
    }

    @Test
    void anUnknownValueIsNamedByItsColumnOnly() throws Exception {
        var row = rows(HEADER, "2014,Siti Rahayu,30--38,ID,1.0,0.0,MY").get(0);

        assertThatThrownBy(row::lines)
                .isInstanceOfSatisfying(
                        CtdcRow.Unreadable.class, e -> assertThat(e.problem()).isEqualTo("VALUE_UNKNOWN in gender"))
                .hasMessageNotContaining("Siti");
    }

    private static List<UUID> cases(List<CtdcRow> rows) {
        return rows.stream().map(CtdcRow::caseId).toList();
    }

    private List<CtdcRow> rows(String... lines) throws IOException {
        var rows = new ArrayList<CtdcRow>();
        try (var file = new CtdcFile(file(lines))) {
            file.forEachRemaining(rows::add);
        }
        return rows;
    }

    private Path file(String... lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "ctdc", ".csv"), List.of(lines));
    }
}
