package org.pulang.query.access;

import static org.awaitility.Awaitility.await;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who decides by old facts shows what was taken away; so nothing is shown. */
@QueryServiceTest
class AccessBehindIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void showsNothingWhileTheFactsAreOld() throws Exception {
        history.clear().record(identified(caseId(1)));
        http.perform(get("/api/cases/" + caseId(1))).andExpect(status().isOk());

        new TransactionTemplate(transactions).executeWithoutResult(held -> {
            jdbc.sql("LOCK TABLE readmodel.access_case IN SHARE ROW EXCLUSIVE MODE")
                    .update();
            // In a transaction of its own.
            CompletableFuture.runAsync(() -> history.append(new CaseworkerAssigned(
                            caseId(1), new StaffId("worker-9"), new OrganisationId("dinsos-53-01"), null, null)))
                    .join();
            for (var address :
                    new String[] {"/api/cases/" + caseId(1), "/api/cases", "/api/audit", "/api/indicators"}) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> http.perform(get(address))
                                .andExpect(status().isServiceUnavailable())
                                .andExpect(jsonPath("$.code").value("ACCESS_STALE"))
                                .andExpect(header().exists("Retry-After")));
            }
        });

        await().atMost(PATIENCE)
                .untilAsserted(() -> http.perform(get("/api/cases/" + caseId(1)))
                        .andExpect(status().isNotFound())
                        .andExpect(jsonPath("$.code").value("CASE_UNKNOWN")));
    }
}
