package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing in and out as a person does, at the issuer that the runner brings along. */
class SignInE2E {

    private final Pulang pulang = Pulang.shared();
    private final String worklist = pulang.queries().url() + "/worklist";

    @Test
    void aPersonSignsInAtTheIssuerAndComesBackToWhereTheyWanted() {
        var browser = new Browser();

        var page = browser.signIn(worklist, "caseworker-demo", pulang.demoPassword());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/worklist");
        assertThat(page.body()).contains("caseworker-demo");
        assertThat(browser.cookies())
                .extracting(HttpCookie::getName)
                .contains("pulang", "pulang-issuer")
                .doesNotContain("JSESSIONID");
        assertThat(browser.cookies())
                .filteredOn(cookie -> !cookie.getName().equals("lang"))
                .allMatch(HttpCookie::isHttpOnly);
    }

    @Test
    void aWrongPasswordLeadsNowhere() {
        var page = new Browser().signIn(worklist, "caseworker-demo", "wrong");

        assertThat(page.uri().toString()).startsWith(pulang.issuer());
        assertThat(page.body()).doesNotContain("worklist");
    }

    @Test
    void whoSignsOutHasToSignInAgainEvenAtTheIssuer() {
        var browser = new Browser();
        var page = browser.signIn(worklist, "supervisor-demo", pulang.demoPassword());

        var out = browser.submit(page, "form[action=/logout]", Map.of());
        assertThat(out.headers().firstValue("Clear-Site-Data")).isPresent();
        assertThat(out.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + pulang.issuer() + ";");
        var ended = browser.submit(out, "form[id=end-of-session]", Map.of());
        assertThat(Browser.addresses(ended))
                .anyMatch(address -> address.startsWith(pulang.queries().url() + "/"))
                .noneMatch(address -> address.contains("id_token"));

        var again = browser.get(worklist);
        assertThat(again.uri().toString()).startsWith(pulang.issuer());
        assertThat(again.body()).contains("password");
    }

    @Test
    void aSessionOfThePagesOpensNoApi() {
        var browser = new Browser();
        browser.signIn(worklist, "caseworker-demo", pulang.demoPassword());

        assertThat(browser.get(pulang.queries().url() + "/api/cases").statusCode())
                .isEqualTo(401);
    }
}
