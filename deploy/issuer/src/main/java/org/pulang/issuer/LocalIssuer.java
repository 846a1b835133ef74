package org.pulang.issuer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * An authorization server (OAuth 2.1, OpenID Connect) for demonstration staff, on the loopback address. What it needs of Boot is
 * named here: both services and their auto-configurations lie on the same class path.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerSettings.class)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import(IssuerConfiguration.class)
public class LocalIssuer {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(LocalIssuer.class)
                .properties("spring.config.name=local-issuer")
                .run(arguments);
    }
}
