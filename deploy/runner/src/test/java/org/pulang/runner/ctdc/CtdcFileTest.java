package org.pulang.runner.ctdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.pulang.vocabulary.MethodOfControl;
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
        try (var file = new CtdcFile(file(HEADER + ",Datasource,shoeSize"))) {
            assertThat(file.unknownColumns()).containsExactly("shoeSize");
        }
    }

    /** The k-anonymised release has 63 columns, the synthetic one 27, eighteen of them the same. */
    @Test
    void everyColumnOfBothReleasesGoesSomewhereOrIsCounted() throws Exception {
        var columns = Arrays.stream(CtdcColumn.values())
                .filter(column -> !column.required())
                .toList();
        assertThat(columns).hasSize(63 + 9 - 7);
        for (var column : columns) {
            var told = switch (column) {
                case traffickMonths -> "13--24 (1-2 yrs)";
                case majorityStatusAtExploit, majorityEntry -> "Minor";
                default -> "1";
            };
            var row = rows(HEADER + "," + column, "2014,Female,30--38,ID,,,," + told)
                    .get(0);
            var nothing =
                    rows(HEADER + "," + column, "2014,Female,30--38,ID,,,,-99").get(0);

            var lines = row.lines();
            assertThat(nothing.lines()).as(column.name()).hasSize(1);
            assertThat(nothing.notCarried()).as(column.name()).isEmpty();
            switch (column.taken()) {
                case Case -> {
                    assertThat(lines)
                            .as(column.name())
                            .extracting(BatchLine::command)
                            .containsExactly("identify-victim", "record-exploitation");
                    assertThat(lines.get(1).body().toString())
                            .as(column.name())
                            .containsAnyOf("Yes", "industry", "sexExploitationTypes");
                }
                case Note ->
                    assertThat(lines.get(lines.size() - 1).body().toString())
                            .as(column.name())
                            .contains(column + "=" + told);
                case Implied -> assertThat(lines).as(column.name()).hasSize(1);
                case No -> assertThat(row.notCarried()).containsExactly(column);
            }
        }
    }

    @Test
    void noIsReadAsNoAndMissingAsNothing() throws Exception {
        var lines = rows(
                        HEADER
                                + ",meansOfControlDebtBondage,meansOfControlOther,isForcedMarriage,typeOfSexProstitution,meansOfControlThreats",
                        "2014,Female,30--38,ID,1,0,MY,0,-99,0.0,0,0")
                .get(0)
                .lines();

        assertThat(lines.get(1).body().get("methodsOfControl"))
                .isEqualTo(List.of(Map.of("code", MethodOfControl.DebtBondage, "answer", YesNoUnknown.No)));
        assertThat(String.valueOf(lines.get(1).body().get("exploitationTypes")))
                .contains("code=ForcedMarriage")
                .doesNotContain("answer=Unknown");
        assertThat(String.valueOf(lines.get(2).body().get("text")))
                .contains("typeOfSexProstitution=0", "meansOfControlThreats=0");
    }

    @Test
    void compositesAreNeverTakenApart() throws Exception {
        var lines = rows(
                        HEADER
                                + ",meansDebtBondageEarnings,meansThreats,meansAbusePsyPhySex,meansDenyBasicNeeds,traffickMonths,sectorOfLabourConstruction",
                        "2014,Woman,30--38,IDN,1,0,MYS,1,1,1,1,25+ (2+ yrs),1")
                .get(0)
                .lines();

        assertThat(lines)
                .extracting(BatchLine::command)
                .containsExactly("identify-victim", "record-exploitation", "add-note");
        assertThat(lines.get(0).body().toString()).contains("citizenships=[ID]");
        assertThat(lines.get(1).body()).doesNotContainKey("methodsOfControl").containsKey("industry");
        assertThat(String.valueOf(lines.get(2).body().get("text")))
                .endsWith("traffickMonths=25+ (2+ yrs); meansDebtBondageEarnings=1; meansThreats=1;"
                        + " meansAbusePsyPhySex=1; meansDenyBasicNeeds=1");
    }

    @Test
    void saysWhetherTheyWereMinorsThen() throws Exception {
        var header = HEADER + ",majorityStatusAtExploit,majorityEntry";
        var lines = rows(header, "2014,Female,30--38,ID,,,,Adult,9--17").get(0).lines();

        assertThat(lines).extracting(BatchLine::command).containsExactly("identify-victim", "add-note");
        assertThat(String.valueOf(lines.get(1).body().get("text")))
                .endsWith("majorityStatusAtExploit=Adult; majorityEntry=9--17");
        assertThat(rows(header, "2014,Female,30--38,ID,,,,Unknown,").get(0).lines())
                .hasSize(1);
        assertThatThrownBy(() ->
                        rows(header, "2014,Female,30--38,ID,,,,Siti,").get(0).lines())
                .isInstanceOfSatisfying(
                        CtdcRow.Unreadable.class,
                        e -> assertThat(e.problem()).isEqualTo("VALUE_UNKNOWN in majorityStatusAtExploit"));
    }

    /** Else rows imported before would be imported again. */
    @Test
    void aRowOfSevenColumnsIsTheCaseItAlwaysWas() throws Exception {
        assertThat(rows(HEADER, "2005,Female,30--38,ID,1.0,0.0,MY").get(0).caseId())
                .isEqualTo(UUID.nameUUIDFromBytes(
                        "ctdc 2005,Female,30--38,ID,1.0,0.0,MY #1".getBytes(StandardCharsets.UTF_8)));
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
