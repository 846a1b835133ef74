package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.issuer.IssuerContract;
import org.pulang.signin.SignedIn;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** Keycloak with our realm passes what every issuer must, and keeps what only the realm can promise. */
class TokensAtKeycloak extends IssuerContract {

    private static final Keycloak KEYCLOAK = Keycloak.shared();

    /** The one client for scripts is delivered switched off. */
    @BeforeAll
    static void complete() {
        KEYCLOAK.enable("pulang-import");
    }

    @Test
    void letsNobodyInByAPasswordAloneWhateverTheyAskFor() throws Exception {
        for (var more :
                List.of(Map.<String, String>of(), Map.of("acr_values", "pwd"), Map.of("acr_values", "0"), account())) {
            var person = KEYCLOAK.person();
            var withoutCode = new Person(person.id(), person.name(), person.password(), () -> "000000");
            var page = signIn(withoutCode, authorization(request(more)));
            assertThat(inputs(page)).as(more.toString()).contains("otp");
        }
    }

    /** The pages on which Keycloak lets people change their second factor. */
    private Map<String, String> account() {
        return Map.of("client_id", "account-console", "redirect_uri", url() + "/account/", "acr_values", "1");
    }

    @Test
    void letsNobodyInBeforeTheyHaveASecondFactor() throws Exception {
        assertThat(inputs(signIn(KEYCLOAK.newcomer(), authorization(request(Map.of())))))
                .contains("totp", "totpSecret");
    }

    @Test
    void asksForBothFactorsAgainWhereTheSignInIsTooOld() throws Exception {
        var person = KEYCLOAK.person();
        var before = SignedIn.of(
                check().decode(signedIn(person, Map.of()).path("access_token").asString()));
        Thread.sleep(2_000);

        var page = follow(browse(authorization(request(Map.of("acr_values", "phr", "max_age", "1")))));

        assertThat(before.acr()).isEqualTo("phr");
        assertThat(inputs(page)).contains("password");
    }

    @Test
    void locksOutWhoGuesses() throws Exception {
        var person = KEYCLOAK.person();
        for (int guess = 0; guess < 5; guess++) {
            signIn(person.with("guess-" + guess), authorization(request(Map.of())));
        }
        assertThat(inputs(signIn(person, authorization(request(Map.of()))))).contains("password");
    }

    @Test
    void theTokenOfAnotherClientIsNotForUs() throws Exception {
        KEYCLOAK.add("something-else", "its-secret-55d0");
        var token = token("something-else", "its-secret-55d0", Map.of("grant_type", "client_credentials"))
                .path("access_token")
                .asString();

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> check().decode(token));
    }

    private static List<String> inputs(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select("input").eachAttr("name");
    }

    @Override
    protected String url() {
        return KEYCLOAK.url();
    }

    @Override
    protected String script() {
        return "pulang-import";
    }

    @Override
    protected String scriptSecret() {
        return Keycloak.IMPORT_SECRET;
    }

    @Override
    protected String pagesSecret() {
        return Keycloak.PAGES_SECRET;
    }

    @Override
    protected String callback() {
        return "https://pulang.example.org/login/oauth2/code/pulang";
    }

    @Override
    protected String home() {
        return "https://pulang.example.org/";
    }

    @Override
    protected Person person() {
        return KEYCLOAK.person();
    }
}
