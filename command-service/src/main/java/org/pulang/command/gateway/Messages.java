package org.pulang.command.gateway;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Indonesian by default, English on request. */
@Configuration(proxyBeanMethods = false)
class Messages {

    static final Locale INDONESIAN = Locale.forLanguageTag("id");

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("command-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(INDONESIAN);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        var locales = new AcceptHeaderLocaleResolver();
        locales.setSupportedLocales(List.of(INDONESIAN, Locale.ENGLISH));
        locales.setDefaultLocale(INDONESIAN);
        return locales;
    }
}
