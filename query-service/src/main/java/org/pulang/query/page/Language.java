package org.pulang.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Indonesian or English: what {@code ?lang=} says now, what it said before (a cookie), what the browser prefers, else
 * Indonesian.
 */
@Component("localeResolver")
class Language implements LocaleResolver, HandlerInterceptor {

    static final Locale INDONESIAN = Locale.forLanguageTag("id");
    static final List<Locale> OFFERED = List.of(INDONESIAN, Locale.ENGLISH);
    private static final String NAME = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(asked(request))
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, NAME))
                        .flatMap(cookie -> chosen(cookie.getValue())))
                .or(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .orElse(INDONESIAN);
    }

    private static @Nullable String asked(HttpServletRequest request) {
        try {
            return request.getParameter(NAME);
        } catch (IllegalStateException e) {
            // The parameters cannot be read; the answer saying so has a language too.
            return null;
        }
    }

    private static Optional<Locale> chosen(@Nullable String tag) {
        return OFFERED.stream()
                .filter(locale -> locale.getLanguage().equals(tag))
                .findFirst();
    }

    private static Optional<Locale> preferred(@Nullable String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.ofNullable(Locale.lookup(LanguageRange.parse(header), OFFERED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosen(asked(request))
                .ifPresent(locale -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(NAME, locale.getLanguage())
                                .path("/")
                                .maxAge(Duration.ofDays(365))
                                .httpOnly(true)
                                .sameSite("Lax")
                                .build()
                                .toString()));
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, resolveLocale(request).getLanguage());
        return true;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen with ?lang=");
    }
}
