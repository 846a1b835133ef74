package org.pulang.command.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.pulang.http.ContainerRefusals;
import org.pulang.http.LimitSettings;
import org.pulang.http.RateLimits;
import org.pulang.http.RequestRules;
import org.pulang.http.SecurityHeaders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every request passes before it is a command. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class RequestConfiguration {

    /** 1,000 lines of a usual size, and more. */
    private static final int BATCH_LIMIT = 32 * 1024 * 1024;

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    RequestRules requestRules(@Value("${pulang.attachments.limit:10MB}") DataSize attachment) {
        return new RequestRules(
                Map.of("/api/batch", BATCH_LIMIT, AttachmentEndpoint.PATH, Math.toIntExact(attachment.toBytes())));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerRefusals() {
        return ContainerRefusals.customizer();
    }

    @Bean
    WebMvcConfigurer rateLimits(LimitSettings settings, DataSource database) {
        var limits = new RateLimits(settings, database, "eventstore.bucket", RequestConfiguration::caller);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(limits);
            }
        };
    }

    /** Who signed in; else, from where. */
    private static String caller(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteUser()).orElseGet(request::getRemoteAddr);
    }
}
