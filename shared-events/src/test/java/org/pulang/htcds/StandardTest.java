package org.pulang.htcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulang.htcds.HtcdsField.Carried;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.EducationLevel;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.IndustrySection;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.MaritalStatus;
import org.pulang.vocabulary.MethodOfControl;
import org.pulang.vocabulary.MethodOfRecruitment;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ReferralReason;
import org.pulang.vocabulary.RelationshipToTrafficker;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.TypeOfSexExploitation;
import org.pulang.vocabulary.Vulnerability;
import org.pulang.vocabulary.WebsiteOrApp;

class StandardTest {

    private static final Map<String, Class<? extends Enum<?>>> LISTS = Map.ofEntries(
            Map.entry("prs_Gender", Gender.class),
            Map.entry("prs_MaritalStatus", MaritalStatus.class),
            Map.entry("prs_HighestLevelOfEducation", EducationLevel.class),
            Map.entry("vic_TraffickingStatus", TraffickingStatus.class),
            Map.entry("vic_TraffickingStatusDecisionMakingOrg", DecidingBody.class),
            Map.entry("vic_RelationshipToTrafficker", RelationshipToTrafficker.class),
            Map.entry("vic_RecruitmentWebsitesAndApps", WebsiteOrApp.class),
            Map.entry("vic_MethodOfRecruitment", MethodOfRecruitment.class),
            Map.entry("vic_MethodsOfControl", MethodOfControl.class),
            Map.entry("vic_TypeOfExploitation", TypeOfExploitation.class),
            Map.entry("vic_ForcedLabourIndustry", IndustrySection.class),
            Map.entry("vic_TypeOfSexExploitation", TypeOfSexExploitation.class),
            Map.entry("vic_Vulnerabilities", Vulnerability.class),
            Map.entry("per_RoleInProcess", RoleInProcess.class),
            Map.entry("cas_ReasonForOutgoingReferral", ReferralReason.class),
            Map.entry("hte_Type", JourneyPlaceKind.class),
            Map.entry("org_Type", OrganisationType.class));

    @Test
    void hasEightyFourFieldsFortyOfThemCoreAndThreeDeprecated() {
        assertThat(Standard.fields()).hasSize(84).doesNotHaveDuplicates();
        assertThat(Standard.fields()).filteredOn(HtcdsField::core).hasSize(40);
        assertThat(Standard.fields()).filteredOn(HtcdsField::deprecated).hasSize(3);
        assertThat(Standard.fields())
                .extracting(field -> field.name().substring(0, 4))
                .containsOnly("prs_", "vic_", "per_", "cas_", "cco_", "hte_", "spl_", "org_", "con_");
        assertThat(Standard.additions()).extracting(HtcdsField::name).allMatch(name -> name.startsWith("x_"));
    }

    @Test
    void ourCodesAreThoseOfTheStandardAndFourMoreWaysToControl() {
        LISTS.forEach((name, list) -> {
            var codes = Arrays.stream(list.getEnumConstants())
                    .map(code -> code == WebsiteOrApp.FourSale ? "4Sale" : code.name())
                    .toList();
            assertThat(Standard.field(name).values())
                    .as(name)
                    .isEqualTo(list == MethodOfControl.class ? codes.subList(0, codes.size() - 4) : codes);
        });
    }

    @Test
    void eachListOfCodesIsReadIntoOneOfOursOrKept() {
        assertThat(Standard.fields())
                .filteredOn(field -> !field.values().isEmpty() && field.carried() == Carried.Case)
                .extracting(HtcdsField::name)
                .filteredOn(name -> !name.equals("vic_ExploitationWebsitesAndApps"))
                .isSubsetOf(LISTS.keySet());
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new HtcdsRow().put("prs_Nickname", List.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HtcdsRow().put("prs_FirstName", List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void headersAreFoundInTheSpellingsOfTheToolkit() {
        assertThat(List.of(
                        "prs_First_Name",
                        "PRS_FIRSTNAME ",
                        "First Name",
                        "vic_Methods_of_Control",
                        "vic_TraffickinStatusDecisionMakingOrg",
                        "Trafficking Status Decision Making Organization",
                        "Reason for Outgoing Referral"))
                .map(header -> Standard.meantBy(header).map(HtcdsField::name).orElse("-"))
                .containsExactly(
                        "prs_FirstName",
                        "prs_FirstName",
                        "prs_FirstName",
                        "vic_MethodsOfControl",
                        "vic_TraffickingStatusDecisionMakingOrg",
                        "-",
                        "cas_ReasonForOutgoingReferral");
        assertThat(Standard.meantBy("Type")).isEmpty();
        assertThat(Standard.meantBy("")).isEmpty();
    }

    /** The page lists each field, what becomes of it and where; this is how the page comes to say what the code does. */
    @Test
    void thePageTellsOfEachFieldWhatBecomesOfIt() throws Exception {
        var page = Files.readAllLines(Path.of("../deploy/docs/htcds.md"));

        assertThat(page)
                .containsAll(Standard.fields().stream().map(StandardTest::line).toList());
        assertThat(page)
                .containsAll(Standard.additions().stream()
                        .map(field -> "| `%s` | %s |".formatted(field.name(), field.where()))
                        .toList());
        assertThat(page).anyMatch(line -> line.contains("IOM does not endorse Pulang"));
    }

    private static String line(HtcdsField field) {
        return "| `%s` | %s | %s |".formatted(field.name(), field.carried(), field.where());
    }
}
