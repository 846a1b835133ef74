package org.pulang.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.vocabulary.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Gives every page what its frame needs. */
@ControllerAdvice
public class Layout {

    /** Where the guard of all routes leaves the role of whoever asks. */
    public static final String ROLE = Layout.class.getName() + ".role";

    /** Set where a page waited for the reader's own write, and the wait was too long. */
    static final String BEHIND = Layout.class.getName() + ".behind";

    /** Where the frame leads, each by the label {@code page.nav<path>}; shown to those who may go there. */
    private static final List<String> PLACES = List.of(
            "/worklist",
            "/intake",
            "/search",
            "/referrals",
            "/referrals/received",
            "/providers",
            "/analysis",
            "/lists",
            "/operator");

    private static final String DASHBOARD = "/";

    private final String exit;

    Layout(@Value("${pulang.page.quick-exit}") String exit) {
        this.exit = exit;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        return Frame.of(request, locale, exit);
    }

    /**
     * What the frame of a page needs.
     *
     * @param language {@code id} or {@code en}
     * @param staff who signed in; absent if nobody did
     * @param path where this page is
     * @param inIndonesian this same page in Indonesian
     * @param inEnglish this same page in English
     * @param exit where somebody goes who must not be seen here
     * @param places where the reader may go
     * @param behind whether the page does not show yet what the reader has just recorded
     */
    record Frame(
            String language,
            @Nullable String staff,
            String path,
            String inIndonesian,
            String inEnglish,
            String exit,
            List<Place> places,
            boolean behind) {

        static Frame of(HttpServletRequest request, Locale locale, String exit) {
            var path = request.getRequestURI();
            return new Frame(
                    locale.getLanguage(),
                    request.getRemoteUser(),
                    path,
                    address(request, "id"),
                    address(request, "en"),
                    exit,
                    request.getAttribute(ROLE) instanceof Role role ? places(role, path) : List.of(),
                    Boolean.TRUE.equals(request.getAttribute(BEHIND)));
        }

        /** The frame of a page that repeats nothing of the address it stands at. */
        static Frame ofProblem(Locale locale, String exit) {
            return new Frame(locale.getLanguage(), null, "", "?lang=id", "?lang=en", exit, List.of(), false);
        }

        private static List<Place> places(Role role, String path) {
            return Stream.concat(Stream.of(DASHBOARD), PLACES.stream())
                    .filter(place -> !CaseAccessPolicy.builtIn()
                            .route(new Route("query", "GET " + place), role)
                            .isEmpty())
                    .map(place -> new Place(place, label(place), isAt(place, path)))
                    .toList();
        }

        private static String label(String place) {
            return place.equals(DASHBOARD) ? "page.dashboard" : "page.nav" + place.replace('/', '.');
        }

        /** Also on the pages beneath it, unless another place is nearer. */
        private static @Nullable String isAt(String place, String path) {
            if (path.equals(place)) {
                return "page";
            }
            boolean beneath = !place.equals(DASHBOARD)
                    && path.startsWith(place + "/")
                    && PLACES.stream().noneMatch(other -> other.length() > place.length() && path.startsWith(other));
            return beneath ? "true" : null;
        }

        private static String address(HttpServletRequest request, String language) {
            var address = ServletUriComponentsBuilder.fromRequest(request)
                    .replaceQueryParam("lang", language)
                    .build();
            return address.getPath() + "?" + address.getQuery();
        }
    }

    /**
     * @param label its key
     * @param current for {@code aria-current}; absent where the reader is elsewhere
     */
    record Place(String path, String label, @Nullable String current) {}
}
