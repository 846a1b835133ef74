package org.pulang.runner;

import com.fasterxml.uuid.Generators;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.pulang.runner.demo.DemoStaff;
import org.pulang.vocabulary.AssessmentDomain;

/** What the runner says once everything runs: where to go, who to be, and four lines to try, one after the other, in any POSIX shell. */
record Welcome(String issuerUrl, String commandUrl, String queryUrl, String password, LocalDate today) {

    String text() {
        return """

                  Dashboard    %2$s/
                  Worklist     %2$s/worklist
                  Query API    %2$s/api/cases
                  Command API  %1$s/v3/api-docs

                Sign in as (all with the password %3$s)

                %4$s

                To try: get a token, identify a person, record an assessment, schedule a follow-up.

                %5$s

                Ctrl-C stops everything; the data stay.
                """.formatted(commandUrl, queryUrl, password, staff(), curlLines());
    }

    private String curlLines() {
        var caseId = Generators.timeBasedEpochGenerator().generate().toString();
        return String.join(
                System.lineSeparator(),
                token(),
                curl(caseId, "identify-victim", """
                        {"provenance":"Simulated","gender":"Feminine","citizenships":["ID"],"origin":"32.12",\
                        "identifiedThrough":"ReturnProcess","status":"PossibleVictimOfTrafficking","firstContact":"%s"}""".formatted(today)),
                curl(caseId, "record-assessment", """
                        {"instrument":{"code":"PULANG-CORE","version":1},"kind":"Intake","assessor":"caseworker-demo","assessedOn":"%s","answers":[%s]}""".formatted(today, answers())),
                curl(caseId, "schedule-follow-up", """
                        {"dueOn":"%s","purpose":"Monitoring","mode":"Visit"}""".formatted(today.plusWeeks(2))));
    }

    private String curl(String caseId, String command, String body) {
        return "curl -sS -w '\\n' -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' %s/api/cases/%s/%s -d '%s'"
                .formatted(commandUrl, caseId, command, body);
    }

    /** Good for five minutes; for another role only the name changes. */
    private String token() {
        return "TOKEN=$(curl -sS -u %s:%s -d grant_type=client_credentials %s/oauth2/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')"
                .formatted(DemoStaff.Caseworker.id(), password, issuerUrl);
    }

    private static String staff() {
        return Arrays.stream(DemoStaff.values())
                .map(member -> "  %-18s %s, %s".formatted(member.id(), member.role(), member.organisation()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String answers() {
        return Arrays.stream(AssessmentDomain.values())
                .map(domain -> "{\"item\":\"%s\",\"state\":\"Answered\",\"value\":2}".formatted(domain))
                .collect(Collectors.joining(","));
    }
}
