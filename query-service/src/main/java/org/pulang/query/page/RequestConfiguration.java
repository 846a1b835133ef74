package org.pulang.query.page;

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

/** What every request passes before it is a question. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class RequestConfiguration {

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    /** Of a document that is too large the form says so, which no browser shows before all of it was sent: up to a point. */
    @Bean
    RequestRules requestRules(@Value("${pulang.attachments.limit}") DataSize attachment) {
        return new RequestRules(
                Map.of(UploadFilter.PATH, Math.toIntExact(Math.multiplyExact(attachment.toBytes(), 4))));
    }

    @Bean
    UploadFilter uploads(@Value("${pulang.attachments.limit}") DataSize attachment) {
        return new UploadFilter(attachment);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerRefusals() {
        return ContainerRefusals.customizer();
    }

    @Bean
    WebMvcConfigurer rateLimits(LimitSettings settings, DataSource database) {
        var limits = new RateLimits(settings, database, "readmodel.bucket", RequestConfiguration::caller);
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
