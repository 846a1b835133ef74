package org.pulang.query.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pulang.store.EventJson;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every controller gets without asking. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    /** For answers without personal details; those with any are written by {@link Details}, and a sealed one fails here. */
    @Bean
    JsonMapper jsonMapper() {
        return EventJson.INCOMING;
    }

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("query-messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Language.INDONESIAN);
        return messages;
    }

    @Bean
    WebMvcConfigurer pages(Language language, ReadYourWrites readYourWrites) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(language);
                registry.addInterceptor(readYourWrites);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(readYourWrites);
            }
        };
    }
}
