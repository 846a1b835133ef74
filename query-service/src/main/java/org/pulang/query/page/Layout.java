package org.pulang.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Gives every page what its frame needs. */
@ControllerAdvice
class Layout {

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        return Frame.of(request, locale);
    }

    /**
     * What the frame of a page needs.
     *
     * @param language {@code id} or {@code en}
     * @param staff who signed in; absent if nobody did
     * @param path where this page is
     * @param inIndonesian this same page in Indonesian
     * @param inEnglish this same page in English
     */
    record Frame(String language, @Nullable String staff, String path, String inIndonesian, String inEnglish) {

        static Frame of(HttpServletRequest request, Locale locale) {
            return new Frame(
                    locale.getLanguage(),
                    request.getRemoteUser(),
                    request.getRequestURI(),
                    address(request, "id"),
                    address(request, "en"));
        }

        /** The frame of a page that repeats nothing of the address it stands at. */
        static Frame ofProblem(Locale locale) {
            return new Frame(locale.getLanguage(), null, "", "?lang=id", "?lang=en");
        }

        private static String address(HttpServletRequest request, String language) {
            var address = ServletUriComponentsBuilder.fromRequest(request)
                    .replaceQueryParam("lang", language)
                    .build();
            return address.getPath() + "?" + address.getQuery();
        }
    }
}
