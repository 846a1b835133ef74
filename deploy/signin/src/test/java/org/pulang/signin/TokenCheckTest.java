package org.pulang.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/** What must not be taken is in {@link BadTokens}, and tried on both services. */
class TokenCheckTest {

    private final TestIssuer issuer = TestIssuer.shared();
    private final TokenCheck check = new TokenCheck(new SignInSettings(issuer.url(), "pulang-pages", null));

    @Test
    void takesATokenOfTheIssuer() {
        var signedIn = SignedIn.of(check.decode(issuer.token("caseworker-demo")));

        assertThat(signedIn.staff().value()).isEqualTo("caseworker-demo");
        assertThat(signedIn.acr()).isEqualTo("phr");
        assertThat(signedIn.authTime()).isAfter(Instant.EPOCH);
    }

    @Test
    void takesTheClocksOfTwoMachinesForAMinuteApart() {
        var now = Instant.now();
        var ahead = issuer.claims("caseworker-demo").notBeforeTime(Date.from(now.plus(Duration.ofSeconds(40))));
        var behind = issuer.claims("caseworker-demo")
                .issueTime(Date.from(now.minus(Duration.ofSeconds(340))))
                .notBeforeTime(Date.from(now.minus(Duration.ofSeconds(340))))
                .expirationTime(Date.from(now.minus(Duration.ofSeconds(40))));

        assertThat(List.of(ahead, behind))
                .allSatisfy(claims -> check.decode(issuer.signed(issuer.header().build(), claims.build())));
    }

    @Test
    void whatTheIssuerDoesNotSayIsTheWeakest() {
        var claims = issuer.claims("caseworker-demo")
                .claim("acr", null)
                .claim("auth_time", null)
                .build();

        assertThat(SignedIn.of(check.decode(issuer.signed(issuer.header().build(), claims))))
                .returns(SignedIn.WEAKEST, SignedIn::acr)
                .returns(Instant.EPOCH, SignedIn::authTime);
    }

    @Test
    void tellsNothingOfATokenThatIsNotGood() {
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> check.decode("Kenanga4711.x.y"))
                .withNoCause()
                .withMessage("not a good token");
    }

    @Test
    void anIssuerThatDoesNotAnswerIsNoBadToken() {
        var lonely = new TokenCheck(new SignInSettings("http://127.0.0.1:1", "pulang-pages", null));

        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> lonely.decode(issuer.token("caseworker-demo")))
                .isNotInstanceOf(BadJwtException.class);
    }
}
