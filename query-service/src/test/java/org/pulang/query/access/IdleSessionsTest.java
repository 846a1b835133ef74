package org.pulang.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Sessions here last for half an hour. */
class IdleSessionsTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final MockHttpSession session = new MockHttpSession();
    private final IdleSessions sessions = new IdleSessions(this::now);
    private Instant now = Instant.ofEpochMilli(session.getCreationTime());

    private Instant now() {
        return now;
    }

    @BeforeEach
    void somebodyIsSignedIn() {
        session.setMaxInactiveInterval(Math.toIntExact(HALF_AN_HOUR.toSeconds()));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("worker-1", "", "staff"));
    }

    @AfterEach
    void nobodyIs() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/worklist/news",
                "/cases/1/news",
                "/cases/1/timeline/news",
                "/operator/state",
                "/operator/progress",
                "/operator/projections/caseload/state"
            })
    void whatAPageAsksByItselfKeepsNoSession(String path) throws Exception {
        assertThat(ask("/worklist")).isTrue();
        for (int minute = 0; minute < 30; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            assertThat(ask(path)).as("minute %d", minute).isTrue();
        }
        now = now.plusMillis(1);

        var answer = new MockHttpServletResponse();
        assertThat(ask(path, answer)).isFalse();
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whoDoesSomethingStays() throws Exception {
        for (int i = 0; i < 10; i++) {
            now = now.plus(HALF_AN_HOUR);
            assertThat(ask("/cases/1")).isTrue();
        }
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void whoComesBackTooLateIsNobody() throws Exception {
        ask("/worklist");
        now = now.plus(HALF_AN_HOUR).plusMillis(1);

        assertThat(ask("/worklist"))
                .as("goes on to where people are led to the sign-in")
                .isTrue();
        assertThat(session.isInvalid()).isTrue();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    /** Whether it is asked further. */
    private boolean ask(String path) throws Exception {
        return ask(path, new MockHttpServletResponse());
    }

    private boolean ask(String path, MockHttpServletResponse answer) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setSession(session);
        var chain = new MockFilterChain();
        sessions.doFilter(request, answer, chain);
        return chain.getRequest() != null;
    }
}
