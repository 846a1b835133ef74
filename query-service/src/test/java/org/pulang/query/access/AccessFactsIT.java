package org.pulang.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.RoleChanged;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.event.StaffMemberEnabled;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.Freshness;
import org.pulang.query.replay.Projections;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.UnitId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@QueryServiceTest
class AccessFactsIT {

    private static final StaffId SITI = new StaffId("siti.r-31");
    private static final OrganisationId DINSOS = new OrganisationId("dinsos-32-73");
    private static final StaffMemberRegistered REGISTERED =
            new StaffMemberRegistered(SITI, DINSOS, new UnitId("rehabilitasi"), Role.Caseworker);

    @Autowired
    History history;

    @Autowired
    AccessFacts facts;

    @Autowired
    Projections projections;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    @BeforeEach
    void nobodyWorksHere() {
        history.clear();
    }

    @Test
    void followTheEvents() {
        assertThat(found()).isEmpty();

        history.record(REGISTERED);
        assertThat(found()).contains(new Staff(SITI, DINSOS, Role.Caseworker, true));

        history.record(new RoleChanged(SITI, Role.Supervisor));
        assertThat(found()).contains(new Staff(SITI, DINSOS, Role.Supervisor, true));

        history.record(new StaffMemberDisabled(SITI));
        assertThat(found()).contains(new Staff(SITI, DINSOS, Role.Supervisor, false));

        history.record(new StaffMemberEnabled(SITI));
        assertThat(found()).contains(new Staff(SITI, DINSOS, Role.Supervisor, true));
    }

    @Test
    void areNotToldWhereNobodyKnowsHowOldTheyAre() {
        history.record(REGISTERED);
        var unproven = new Freshness("access", projections, database, System::nanoTime);

        assertThatThrownBy(() -> new AccessFacts(jdbc, unproven).find(SITI))
                .isInstanceOfSatisfying(
                        ProblemFound.class,
                        problem -> assertThat(problem.problem()).isEqualTo(Problem.ACCESS_STALE));
    }

    @Test
    void areNotToldOfSomebodyWhoseEventsCouldNotBeHandled() {
        history.record(REGISTERED);
        assertThat(found()).isPresent();
        jdbc.sql("""
                        INSERT INTO readmodel.parked
                            (processor, stream, position, version, error, attempts, parked_at, next_retry_at)
                        VALUES ('access', ?, 1, 1, 'test', 1, clock_timestamp(), 'infinity')""").param(SITI.stream()).update();

        assertThatThrownBy(() -> facts.find(SITI))
                .isInstanceOfSatisfying(
                        ProblemFound.class,
                        problem -> assertThat(problem.problem()).isEqualTo(Problem.ACCESS_STALE));
    }

    @Test
    void comeOutEqualWhenRebuilt() {
        history.record(
                REGISTERED,
                new StaffMemberRegistered(new StaffId("budi"), DINSOS, null, Role.Admin),
                new RoleChanged(SITI, Role.Supervisor),
                new StaffMemberDisabled(SITI));
        var live = history.rows("staff");

        history.rebuild("access");

        assertThat(history.rows("staff")).isEqualTo(live).contains("budi", "Supervisor");
    }

    @Test
    void areToldByTheAuditTrail() throws Exception {
        history.record(REGISTERED, new RoleChanged(SITI, Role.Supervisor));

        http.perform(get("/api/audit?topic=StaffMember").header("Accept-Language", "en"))
                .andExpect(jsonPath(
                        "$.items[0].sentence", is("Member of staff registered: siti.r-31, caseworker (dinsos-32-73).")))
                .andExpect(jsonPath("$.items[1].sentence", is("Role of siti.r-31 changed: supervisor.")));
    }

    /** The first time somebody asks, it may not have been looked yet. */
    private Optional<Staff> found() {
        await().atMost(Duration.ofSeconds(20)).until(this::fresh);
        return facts.find(SITI);
    }

    private boolean fresh() {
        try {
            facts.requireFresh();
            return true;
        } catch (ProblemFound e) {
            return false;
        }
    }
}
