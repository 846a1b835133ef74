package org.pulang.query.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulang.form.CommandForm;
import org.pulang.form.CommandForms;
import org.pulang.store.EventJson;
import tools.jackson.databind.JsonNode;

/** What is filled in becomes the command's body, and nothing else does. */
class FilledInTest {

    @Test
    void emptyFieldsAreLeftOut() {
        assertThat(body("add-note", "/visibility", "Team", "/text", " She called. \r\nTwice. ", "/occurredAt", ""))
                .isEqualTo(json("""
                        {"visibility": "Team", "text": "She called. \\nTwice."}"""));
    }

    @Test
    void whatIsNoFieldOfTheCommandIsNotSent() {
        assertThat(body("add-note", "/visibility", "Team", "/text", "x", "/caseId", "y", "purpose", "Services"))
                .isEqualTo(json("""
                        {"visibility": "Team", "text": "x"}"""));
    }

    @Test
    void amountsAreReadAsPeopleWriteThem() {
        for (var written : List.of("1500000", "1.500.000", "1500000,00", "1500000.00")) {
            assertThat(body("deliver-service", "/amount/amount", written, "/amount/currency", "IDR")
                            .at("/amount/amount")
                            .decimalValue())
                    .as(written)
                    .isEqualByComparingTo("1500000");
        }
        assertThat(body("deliver-service", "/amount/amount", "much", "/amount/currency", "IDR"))
                .isEqualTo(json("""
                        {"amount": {"amount": "much", "currency": "IDR"}}"""));
        assertThat(body("deliver-service", "/amount/amount", "", "/amount/currency", "IDR")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void rowsThatAreEmptyLeaveNoGap() {
        assertThat(body(
                                "record-contacts",
                                "/contacts/0/kind",
                                "",
                                "/contacts/0/value",
                                "",
                                "/contacts/3/kind",
                                "Phone",
                                "/contacts/3/value",
                                "0812")
                        .at("/contacts"))
                .isEqualTo(json("""
                        [{"kind": "Phone", "value": "0812"}]"""));
    }

    @Test
    void ofAChecklistOnlyWhatWasAnsweredIsSent() {
        assertThat(body(
                        "record-day-zero-needs",
                        "/needs/0/need",
                        "SafePlace",
                        "/needs/1/need",
                        "MedicalHelp",
                        "/needs/1/answer",
                        "Needed"))
                .isEqualTo(json("""
                        {"needs": [{"need": "MedicalHelp", "answer": "Needed"}]}"""));
    }

    @Test
    void anAnswerKeepsTheKindsOfNotAnsweringApart() {
        assertThat(body(
                        "record-assessment",
                        "/instrument",
                        "PULANG-CORE.v1",
                        "/answers/0",
                        "Housing Answered 3",
                        "/answers/1",
                        "Justice Declined",
                        "/answers/2",
                        "nonsense"))
                .isEqualTo(json("""
                        {"instrument": {"code": "PULANG-CORE", "version": 1},
                         "answers": [{"item": "Housing", "state": "Answered", "value": 3},
                                     {"item": "Justice", "state": "Declined"}]}"""));
    }

    @Test
    void aNewGoalGetsItsOwnId() {
        var goals = body(
                        "agree-care-plan",
                        "/goals/0/goalId",
                        "",
                        "/goals/0/ownWords",
                        "I want to sew.",
                        "/goals/0/services",
                        "EconomicOpportunities")
                .path("goals");
        assertThat(goals).hasSize(1);
        assertThat(goals.path(0).path("goalId").asString("")).hasSize(36);
        assertThat(goals.path(0).path("services")).isEqualTo(json("[\"EconomicOpportunities\"]"));
    }

    @Test
    void everyCommandOfACaseHasFieldsThatAPageCanShow() {
        assertThat(CommandForms.all()).hasSizeGreaterThan(120);
        assertThat(CommandForms.find("record-assessment").map(CommandForm::name))
                .contains("RecordAssessment");
        assertThat(CommandForms.all().stream().map(form -> form.name().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    private static JsonNode body(String command, String... namesAndValues) {
        var parameters = new LinkedHashMap<String, String[]>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return new FilledIn(Map.copyOf(parameters))
                .body(CommandForms.find(command).orElseThrow().fields());
    }

    private static JsonNode json(String text) {
        return EventJson.MAPPER.readTree(text);
    }
}
