package org.pulang.signin;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** What both services need to let somebody in, or not; which paths are open is theirs, as is what they answer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
public class SignIn {

    @Bean
    TokenCheck tokens(SignInSettings settings) {
        return new TokenCheck(settings);
    }

    @Bean
    BearerTokens bearerTokens(
            TokenCheck tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            LocaleResolver languages,
            SignInProblems problem) {
        return new BearerTokens(tokens, problems, languages, problem);
    }

    @Bean
    RequestRejectedHandler rejected(BearerTokens bearer) {
        return bearer.firewall();
    }

    /** Other methods than ours are answered by the dispatcher, with a problem. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        // Whoever reads a header checks it, and says which one is wrong.
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }
}
