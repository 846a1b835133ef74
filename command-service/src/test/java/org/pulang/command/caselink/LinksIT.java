package org.pulang.command.caselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.command.PostgresForTests;
import org.pulang.command.RunningService;
import org.pulang.command.RunningService.Answer;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;

/** Two cases beside each other over HTTP: whose stream it is, and what holds over all pairs. */
class LinksIT {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(PostgresForTests.freshDatabase());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aPairIsToldByItsCasesWhicheverIsNamedFirst() {
        var one = identified();
        var other = identified();
        var link = CaseLinkId.of(new CaseId(one), new CaseId(other)).toString();
        var first = reject(one, other);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().path("linkId").asString()).isEqualTo(link);
        var second = merge(other, one);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.json().path("linkId").asString()).isEqualTo(link);
        assertThat(second.json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aPairThatIsNoneIsRefusedAndNeverAnError() {
        var one = identified();
        assertThat(post("link-cases", "{\"kind\": \"Sibling\"}").code()).isEqualTo("FIELDS_INVALID");
        assertThat(post(
                                "link-cases",
                                "{\"caseId\": \"x\", \"otherCaseId\": \"%s\", \"kind\": \"Sibling\"}".formatted(one))
                        .code())
                .isEqualTo("FIELDS_INVALID");
        assertThat(post(
                                "link-cases",
                                "{\"caseId\": \"%s\", \"otherCaseId\": \"%s\", \"kind\": \"Sibling\"}"
                                        .formatted(one, one))
                        .code())
                .isEqualTo("LINK_TO_ITSELF");
        var other = identified();
        var stranger = UUID.randomUUID();
        assertThat(post(
                                stranger + "/link-cases",
                                "{\"caseId\": \"%s\", \"otherCaseId\": \"%s\", \"kind\": \"Sibling\"}"
                                        .formatted(one, other))
                        .code())
                .isEqualTo("LINK_OF_OTHERS");
        assertThat(post(stranger + "/unmerge-cases", "{\"reason\": \"TwoPeople\"}")
                        .code())
                .isEqualTo("LINK_UNKNOWN");
    }

    @Test
    void aLineOfABatchNeedsNoIdToPutTwoCasesBesideEachOther() {
        var one = identified();
        var other = identified();
        var link = CaseLinkId.of(new CaseId(one), new CaseId(other)).toString();
        var line = "{\"key\": \"%s\", \"command\": \"%s\", \"body\": %s}";
        var body = "{\"caseId\": \"%s\", \"otherCaseId\": \"%s\", \"kind\": \"Sibling\"}".formatted(one, other);
        var key = UUID.randomUUID();
        var lines = String.join(
                "\n",
                line.formatted(key, "link-cases", body),
                line.formatted(key, "link-cases", body),
                line.formatted(UUID.randomUUID(), "link-cases", "{}"),
                line.formatted(UUID.randomUUID(), "unlink-cases", "{\"kind\": \"Sibling\", \"reason\": \"NotSo\"}"));
        var results = service.post(
                        "/api/batch",
                        lines,
                        "Content-Type",
                        "application/x-ndjson",
                        "Pulang-Actor",
                        "supervisor-1",
                        "Pulang-Role",
                        "Supervisor")
                .text()
                .lines()
                .map(EventJson.MAPPER::readTree)
                .toList();
        assertThat(results.get(0).at("/receipt/linkId").asString()).isEqualTo(link);
        assertThat(results.get(1).path("receipt"))
                .as("sent again")
                .isEqualTo(results.get(0).path("receipt"));
        assertThat(results.get(2).at("/problem/code").asString()).isEqualTo("FIELDS_INVALID");
        assertThat(results.get(3).at("/problem/code").asString()).isEqualTo("BATCH_LINE_INVALID");
    }

    @Test
    void bothCasesKeepTheirHistoriesToTheByte() {
        var one = identified();
        var other = identified();
        var before = history(one, other);
        assertThat(merge(one, other).status()).isEqualTo(201);
        assertThat(unmerge(one, other).status()).isEqualTo(200);
        assertThat(history(one, other)).hasSize(2).isEqualTo(before);
    }

    @Test
    void aCaseGoesOnInOneOtherAloneUntilThatIsUndone() {
        var one = identified();
        var other = identified();
        var third = identified();
        assertThat(merge(one, other).status()).isEqualTo(201);
        assertThat(merge(third, other).code()).isEqualTo("CASE_GOES_ON_ELSEWHERE");
        assertThat(merge(other, third).code()).isEqualTo("CASE_GOES_ON_ELSEWHERE");
        assertThat(unmerge(one, other).status()).isEqualTo(200);
        assertThat(merge(third, other).status()).isEqualTo(201);
        assertThat(merge(one, third).status()).as("with all that went on in it").isEqualTo(201);
    }

    @Test
    void threeCasesMergedAtOnceMakeNoRing() throws Exception {
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 10; round++) {
                var cases = List.of(identified(), identified(), identified());
                var tasks = new ArrayList<Callable<Answer>>();
                for (int i = 0; i < 3; i++) {
                    var into = cases.get(i);
                    var other = cases.get((i + 1) % 3);
                    tasks.add(() -> merge(into, other));
                }
                var merged = 0;
                for (var answer : pool.invokeAll(tasks)) {
                    if (answer.get().status() == 201) {
                        merged++;
                    } else {
                        assertThat(answer.get().code()).isEqualTo("CASE_GOES_ON_ELSEWHERE");
                    }
                }
                assertThat(merged).isBetween(1, 2);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<String> history(UUID... streams) {
        return service.jdbc()
                .sql("SELECT md5(e::text) FROM eventstore.event e WHERE stream = ANY (?) ORDER BY position")
                .param(streams)
                .query(String.class)
                .list();
    }

    private static Answer merge(UUID into, UUID other) {
        return post(
                "merge-cases",
                "{\"caseId\": \"%s\", \"otherCaseId\": \"%s\", \"grounds\": [\"SamePaper\"]}".formatted(into, other));
    }

    private static Answer unmerge(UUID one, UUID other) {
        return post(
                CaseLinkId.of(new CaseId(one), new CaseId(other)) + "/unmerge-cases",
                "{\"reason\": \"EnteredByMistake\"}");
    }

    private static Answer reject(UUID one, UUID other) {
        return post(
                "reject-duplicate",
                "{\"caseId\": \"%s\", \"otherCaseId\": \"%s\", \"grounds\": [\"DifferentPapers\"]}"
                        .formatted(one, other));
    }

    private static Answer post(String path, String body) {
        return service.post("/api/links/" + path, body, "Pulang-Actor", "supervisor-1", "Pulang-Role", "Supervisor");
    }

    private static UUID identified() {
        var id = UUID.randomUUID();
        var answer = service.post("/api/cases/%s/identify-victim".formatted(id), """
                {"gender": "Masculine", "citizenships": ["ID"], "identifiedThrough": "ReturnProcess",
                 "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }
}
