package org.pulang.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code pulang.signin.*}: who vouches for those who sign in.
 *
 * @param issuer its address exactly as its tokens name it ({@code iss}); its keys are found through its OpenID configuration
 * @param client what the pages are called there
 * @param secret proves to the issuer that it is the pages who ask; the APIs need none
 */
@ConfigurationProperties("pulang.signin")
public record SignInSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("pulang-pages") String client,
        @Nullable String secret) {

    /** Whom a token of this system is for ({@code aud}). */
    public static final String AUDIENCE = "pulang-api";
}
