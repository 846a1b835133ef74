package org.pulang.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.identified;
import static org.pulang.query.access.AccessMatrixIT.CASE;
import static org.pulang.query.access.AccessMatrixIT.ELSEWHERE;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Lists as pages: for whom they are, what they look like full and empty, and what the log keeps of them. */
@QueryServiceTest
class ListPagesIT {

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    private final MockHttpSession session = new MockHttpSession();

    private record Answer(MockHttpServletResponse response, Document page) {}

    @BeforeEach
    void twoCasesOfTwoOrganisations() {
        AccessMatrixIT.twoCasesOfTwoOrganisations(history);
    }

    @ParameterizedTest
    @CsvSource({
        "/referrals, worker-1, dinsos-32-73, Caseworker",
        "/referrals/received?purpose=Referral, centre-1, klinik-contoh, Caseworker",
        "/transfers, worker-5, dinsos-32-08, Supervisor",
        "/follow-ups, worker-2, dinsos-32-73, Supervisor",
        "/overrides, worker-2, dinsos-32-73, Supervisor",
        "/grants, officer-1, dinsos-32-73, PrivacyOfficer",
        "/requests, officer-1, dinsos-32-73, PrivacyOfficer",
        "/erasures, officer-1, dinsos-32-73, PrivacyOfficer"
    })
    void showsTheCaseToWhomItIsSomethingAndLogsIt(String address, String staff, String organisation, String role)
            throws Exception {
        var answer = ask(address, staff, organisation, role);

        assertThat(answer.response().getStatus()).isEqualTo(200);
        assertThat(answer.page().html()).contains(CASE.toString()).doesNotContain(ELSEWHERE.toString(), "KENARI");
        assertThat(answer.page().title()).doesNotContain("PLG-").endsWith("· Pulang");
        assertThat(listed(answer.response())).containsExactly(CASE.value());
        isAPage(answer.page());

        var english = ask(address + (address.contains("?") ? "&" : "?") + "lang=en", staff, organisation, role);
        assertThat(english.page().select("html").attr("lang")).isEqualTo("en");
        isAPage(english.page());
    }

    @ParameterizedTest
    @CsvSource({
        "/referrals, Caseworker",
        "/follow-ups, Caseworker",
        "/overrides, Supervisor",
        "/transfers, Supervisor",
        "/worklist/board, Supervisor",
        "/grants, PrivacyOfficer",
        "/requests, PrivacyOfficer",
        "/erasures, PrivacyOfficer",
        "/reads?staff=nobody-yet, Auditor",
        "/providers?service=EducationAndLifeSkills, Caseworker"
    })
    void saysWhenItIsEmptyAndWhatToDoNext(String address, String role) throws Exception {
        history.clear().of("dinsos-91-71").record(identified(CASE));
        var answer = ask(address, "somebody-1", "dinsos-32-73", role);

        assertThat(answer.response().getStatus()).isEqualTo(200);
        assertThat(answer.page().select("tbody tr")).isEmpty();
        assertThat(answer.page().select(".empty").text()).isNotBlank();
        isAPage(answer.page());
    }

    @ParameterizedTest
    @CsvSource({
        "/worklist/board, Caseworker",
        "/referrals/received, Supervisor",
        "/transfers, Caseworker",
        "/overrides, Caseworker",
        "/grants, Supervisor",
        "/requests, Caseworker",
        "/reads, Supervisor",
        "/search, Auditor",
        "/follow-ups, Analyst",
        "/referrals, Admin"
    })
    void isForNobodyElse(String address, String role) throws Exception {
        assertThat(ask(address, "somebody-2", "dinsos-32-73", role).response().getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/referrals?state=Lost, Caseworker",
        "/follow-ups?overdue=perhaps, Caseworker",
        "/overrides?warning=NONE, Supervisor",
        "/requests?beyond=yesterday, PrivacyOfficer",
        "/erasures?beyond=x, PrivacyOfficer",
        "/reads?beyond=1, Auditor",
        "/referrals?purpose=Curiosity, Caseworker",
        "/providers?service=Everything, Caseworker"
    })
    void saysThatAnAddressIsWrong(String address, String role) throws Exception {
        var answer = ask(address, "somebody-3", "dinsos-32-73", role);
        assertThat(answer.response().getStatus()).isEqualTo(400);
        assertThat(answer.page().select("h1").text()).isNotBlank();
    }

    @Test
    void leadsWhoReceivedAReferralToTheirAnswer() throws Exception {
        var page = ask("/referrals/received?purpose=Referral", "centre-1", "klinik-contoh", "Caseworker")
                .page();
        assertThat(page.select("td a").eachAttr("href"))
                .allMatch(address -> address.contains("purpose=Referral") && address.contains("referralId="))
                .anyMatch(address -> address.startsWith("/cases/%s/do/accept-referral".formatted(CASE)))
                .anyMatch(address -> address.startsWith("/cases/%s/do/reject-referral".formatted(CASE)));
        assertThat(page.select(".tabs [aria-current=page] .count").text()).isEqualTo("1");
        assertThat(ask("/referrals/received", "centre-1", "klinik-contoh", "Caseworker")
                        .response()
                        .getStatus())
                .as("not for the purpose of a referral")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/referrals, worker-1, dinsos-32-73, Caseworker",
        "/referrals/received?purpose=Referral, centre-1, klinik-contoh, Caseworker",
        "/follow-ups, worker-2, dinsos-32-73, Supervisor"
    })
    void asksForNewsAsWhomTheListIsFor(String address, String staff, String organisation, String role)
            throws Exception {
        var asking = ask(address, staff, organisation, role)
                .page()
                .expectFirst("#news [hx-get]")
                .attr("hx-get");
        assertThat(asking).startsWith(address.replaceFirst("[?].*", "") + "/news?since=");
        assertThat(ask(asking, staff, organisation, role).response().getStatus())
                .isEqualTo(204);

        var told = ask(asking.replaceFirst("since=\\d+", "since=0"), staff, organisation, role);
        assertThat(told.response().getStatus()).isEqualTo(200);
        assertThat(told.page().text()).startsWith("1 ").endsWith("– tampilkan");
        assertThat(told.page().html()).doesNotContain(CASE.toString(), "PLG-", "KENARI");
        assertThat(rows(told.response())).isZero();
        assertThat(ask(told.page().expectFirst("a").attr("href"), staff, organisation, role)
                        .page()
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(ask(asking.replaceFirst("since=\\d+", "since=x"), staff, organisation, role)
                        .response()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void tellsWhoReadACaseAndWhatSomebodyRead() throws Exception {
        ask("/cases/" + CASE, "worker-1", "dinsos-32-73", "Caseworker");

        var ofCase = ask("/cases/%s/reads".formatted(CASE), "officer-1", "dinsos-32-73", "PrivacyOfficer");
        assertThat(ofCase.response().getStatus()).isEqualTo(200);
        assertThat(ofCase.page().select("tbody tr").first()).isNotNull();
        assertThat(ofCase.page().select("tbody").text()).contains("worker-1");
        isAPage(ofCase.page());

        var byStaff = ask("/reads?staff=worker-1", "auditor-9", "dinsos-32-73", "Auditor");
        assertThat(byStaff.page().select("tbody tr")).isNotEmpty();
        assertThat(listed(byStaff.response())).contains(CASE.value());
        isAPage(byStaff.page());
    }

    @Test
    void findsByNumberAndByNameAndKeepsNeitherInAddressOrLog() throws Exception {
        var form = ask("/search", "worker-1", "dinsos-32-73", "Caseworker").page();
        isAPage(form);
        assertThat(form.expectFirst("form[action=/search]").attr("method")).isEqualTo("post");
        var number = ask("/worklist?view=All", "worker-1", "dinsos-32-73", "Caseworker")
                .page()
                .expectFirst("tbody th a")
                .text();

        var byNumber = search(form, Map.of("caseNumber", number));
        assertThat(byNumber.page().select(".found a").attr("href")).isEqualTo("/cases/" + CASE);
        assertThat(listed(byNumber.response())).containsExactly(CASE.value());
        assertThat(byNumber.page().title()).doesNotContain(number);

        var byName = search(form, Map.of("name", "KENARI-Identity"));
        assertThat(byName.page().select(".found a").eachAttr("href")).contains("/cases/" + CASE);
        assertThat(byName.page().select(".languages a").eachAttr("href"))
                .allMatch(address -> !address.contains("KENARI"));

        var nothing = search(form, Map.of());
        assertThat(nothing.response().getStatus()).isEqualTo(422);
        assertThat(nothing.page().select("[role=alert] a").attr("href")).isEqualTo("#caseNumber");
        assertThat(nothing.page().expectFirst("#caseNumber").attr("aria-describedby"))
                .isEqualTo("e-caseNumber");
        assertThat(rows(nothing.response()))
                .as("a page shown again is logged, too")
                .isEqualTo(1);

        var wrong = search(form, Map.of("name", "x", "birthYear", "soon"));
        assertThat(wrong.response().getStatus()).isEqualTo(422);
        assertThat(wrong.page().select("#e-birthYear")).hasSize(1);
    }

    private Answer search(Document form, Map<String, String> typed) throws Exception {
        var request = post("/search").session(session);
        form.select("form[action=/search] input[type=hidden]")
                .forEach(field -> request.param(field.attr("name"), field.attr("value")));
        typed.forEach(request::param);
        var response = http.perform(request.header("Pulang-Actor", "worker-1")
                        .header("Pulang-Organisation", "dinsos-32-73")
                        .header("Pulang-Role", "Caseworker"))
                .andReturn()
                .getResponse();
        return new Answer(response, Jsoup.parse(response.getContentAsString()));
    }

    @Test
    void namesForEachRoleTheListsThatAreOpenToIt() throws Exception {
        for (var role : List.of("Caseworker", "Supervisor", "Auditor", "PrivacyOfficer", "Analyst", "Admin")) {
            var page = ask("/lists", "somebody-4", "dinsos-32-73", role).page();
            isAPage(page);
            for (var link : page.select(".cards a")) {
                assertThat(ask(link.attr("href"), "somebody-4", "dinsos-32-73", role)
                                .response()
                                .getStatus())
                        .as("%s as %s", link.attr("href"), role)
                        .isEqualTo(200);
            }
        }
    }

    private Answer ask(String address, String staff, String organisation, String role) throws Exception {
        var response = http.perform(get(URI.create(address))
                        .session(session)
                        .header("Pulang-Actor", staff)
                        .header("Pulang-Organisation", organisation)
                        .header("Pulang-Role", role))
                .andReturn()
                .getResponse();
        return new Answer(response, Jsoup.parse(response.getContentAsString()));
    }

    /** What holds of every page, script or no script. */
    private static void isAPage(Document page) {
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("[style], style, script:not([src]), [onclick]")).isEmpty();
        assertThat(page.select("label[for]"))
                .allSatisfy(label ->
                        assertThat(page.getElementById(label.attr("for"))).isNotNull());
        assertThat(page.select("input:not([type=hidden]), select"))
                .allSatisfy(field -> assertThat(page.select("label[for=%s]".formatted(field.id())))
                        .as(field.outerHtml())
                        .hasSize(1));
        assertThat(page.select("table.stacked td"))
                .allSatisfy(cell -> assertThat(cell.attr("data-label")).isNotBlank());
        assertThat(page.select("time"))
                .allSatisfy(time -> assertThat(time.attr("datetime")).isNotBlank());
        assertThat(page.outerHtml().length()).isLessThan(80_000);
    }

    private List<UUID> listed(MockHttpServletResponse response) {
        return jdbc.sql("SELECT unnest(cases) FROM audit.access_log WHERE request_id = ?")
                .param(request(response))
                .query(UUID.class)
                .list();
    }

    private long rows(MockHttpServletResponse response) {
        return jdbc.sql("SELECT count(*) FROM audit.access_log WHERE request_id = ?")
                .param(request(response))
                .query(Long.class)
                .single();
    }

    private static UUID request(MockHttpServletResponse response) {
        return UUID.fromString(Objects.requireNonNull(response.getHeader("Pulang-Request")));
    }
}
