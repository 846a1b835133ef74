package org.pulang.query.page;

import java.util.function.Function;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How parameters in an address are read: codes in any case, ids by their shape, and an empty field of a form as absent. */
@Configuration(proxyBeanMethods = false)
class Parameters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        ApplicationConversionService.addApplicationConverters(registry);
        add(registry, AreaCode.class, AreaCode::new);
        add(registry, CountryCode.class, CountryCode::new);
        add(registry, Cursor.class, Cursor::of);
        add(registry, LanguageCode.class, LanguageCode::new);
        add(registry, OrganisationId.class, OrganisationId::new);
        add(registry, PartialDate.class, PartialDate::new);
        add(registry, StaffId.class, StaffId::new);
    }

    @SuppressWarnings("NullAway") // Converters may give null; NullAway does not see it in the generic type.
    private static <T> void add(FormatterRegistry registry, Class<T> type, Function<String, T> read) {
        registry.addConverter(String.class, type, text -> text.isBlank() ? null : read.apply(text.strip()));
    }
}
