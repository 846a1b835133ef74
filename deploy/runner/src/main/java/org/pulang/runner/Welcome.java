package org.pulang.runner;

import com.fasterxml.uuid.Generators;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.pulang.vocabulary.AssessmentDomain;

/** What the runner says once everything runs: where to go, and three lines to try, one after the other, in any POSIX shell. */
record Welcome(String commandUrl, String queryUrl, LocalDate today) {

    String text() {
        return """

                  Dashboard    %2$s/
                  Worklist     %2$s/worklist
                  Query API    %2$s/api/cases
                  Command API  %1$s/v3/api-docs

                To try: identify a person, record an assessment, schedule a follow-up.

                %3$s

                Ctrl-C stops everything; the data stay.
                """.formatted(commandUrl, queryUrl, curlLines());
    }

    private String curlLines() {
        var caseId = Generators.timeBasedEpochGenerator().generate().toString();
        return String.join(
                System.lineSeparator(),
                curl(caseId, "identify-victim", """
                        {"provenance":"Simulated","gender":"Feminine","citizenships":["ID"],"origin":"32.12",\
                        "identifiedThrough":"ReturnProcess","status":"PossibleVictimOfTrafficking","firstContact":"%s"}""".formatted(today)),
                curl(caseId, "record-assessment", """
                        {"instrument":{"code":"PULANG-CORE","version":1},"kind":"Intake","assessor":"caseworker-demo","assessedOn":"%s","answers":[%s]}""".formatted(today, answers())),
                curl(caseId, "schedule-follow-up", """
                        {"dueOn":"%s","purpose":"Monitoring","mode":"Visit"}""".formatted(today.plusWeeks(2))));
    }

    private String curl(String caseId, String command, String body) {
        return "curl -sS -w '\\n' -H 'Content-Type: application/json' %s/api/cases/%s/%s -d '%s'"
                .formatted(commandUrl, caseId, command, body);
    }

    private static String answers() {
        return Arrays.stream(AssessmentDomain.values())
                .map(domain -> "{\"item\":\"%s\",\"state\":\"Answered\",\"value\":2}".formatted(domain))
                .collect(Collectors.joining(","));
    }
}
