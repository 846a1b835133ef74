package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.e2e.store.Server;
import org.pulang.issuer.IssuerContract.Person;
import org.pulang.runner.demo.DemoStaff;

/** The pages with a real Keycloak as their issuer, over https as in production: signing in, working, signing out. */
class SignInAtKeycloak {

    private static final Keycloak KEYCLOAK = Keycloak.shared();

    private static Process service;
    private static String pages;

    @BeforeAll
    static void start() throws Exception {
        var port = Server.freePort();
        pages = "https://localhost:" + port;
        KEYCLOAK.takesBackTo(pages);
        var settings = new HashMap<>(KEYCLOAK.certificate());
        settings.put("PULANG_ISSUER", KEYCLOAK.url());
        settings.put("PULANG_SIGNIN_SECRET", Keycloak.PAGES_SECRET);
        // The profile local, which a test needs for its database, has a cookie for plain http.
        settings.put("SERVER_SERVLET_SESSION_COOKIE_NAME", "__Host-pulang");
        settings.put("SERVER_SERVLET_SESSION_COOKIE_SECURE", "true");
        service = Pulang.shared().anotherQueryService("org.pulang.query.QueryService", port, settings);
        await().atMost(Duration.ofMinutes(2)).until(() -> !service.isAlive() || ready());
        assertThat(service.isAlive()).isTrue();
    }

    @AfterAll
    static void stop() {
        service.destroy();
    }

    private static boolean ready() {
        try {
            return new Browser().get(pages + "/_static/style.css").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void aPersonSignsInWithBothFactorsAndComesBackToWhereTheyWanted() {
        var person = worker();
        var browser = new Browser();

        var page = signIn(browser, person);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).startsWith(pages + "/worklist");
        assertThat(page.body()).contains(person.id());
        assertThat(browser.cookies())
                .filteredOn(cookie -> cookie.getName().equals("__Host-pulang"))
                .singleElement()
                .matches(HttpCookie::isHttpOnly)
                .matches(HttpCookie::getSecure);
        assertThat(browser.get(pages + "/api/cases").statusCode())
                .as("the API knows no session")
                .isEqualTo(401);
    }

    @Test
    void whoIsUnknownHereIsNotLetInThoughKeycloakKnowsThem() {
        assertThat(signIn(new Browser(), KEYCLOAK.person()).statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignsOutHasToSignInAgainWithBothFactors() {
        var browser = new Browser();
        var page = signIn(browser, worker());

        var out = browser.submit(page, "form[action=/logout]", Map.of());
        assertThat(out.headers().firstValue("Clear-Site-Data")).isPresent();
        assertThat(out.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + KEYCLOAK.url().replace("/realms/pulang", "") + ";");
        var ended = browser.submit(out, "form[id=end-of-session]", Map.of());

        assertThat(Browser.addresses(ended)).contains(pages + "/").noneMatch(address -> address.contains("id_token"));
        assertThat(ended.uri().toString()).startsWith(KEYCLOAK.url());
        assertThat(ended.body()).contains("password");
    }

    /** Opens a page, is led to Keycloak, gives password and code, and comes back. */
    private static HttpResponse<String> signIn(Browser browser, Person person) {
        var password = browser.get(pages + "/worklist");
        assertThat(password.uri().toString()).startsWith(KEYCLOAK.url());
        var code = browser.submit(
                password, "form[id=kc-form-login]", Map.of("username", person.name(), "password", person.password()));
        return browser.submit(
                code, "form[id=kc-otp-login-form]", Map.of("otp", person.code().get()));
    }

    /** Whom Keycloak knows and an administrator has registered, by the id that Keycloak gave them. */
    private static Person worker() {
        var person = KEYCLOAK.person();
        var registered = Pulang.shared()
                .commands()
                .as(DemoStaff.Admin.id())
                .post("/api/staff/%s/register-staff-member".formatted(person.id()), """
                        {"organisation": "%s", "role": "Caseworker"}""".formatted(
                                DemoStaff.ORGANISATION));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        // Registered means: known to the pages within five seconds.
        Pulang.shared()
                .queries()
                .get("/api/audit?limit=1", "Pulang-Min-Position", "" + registered.position(), "Prefer", "wait=10");
        return person;
    }
}
