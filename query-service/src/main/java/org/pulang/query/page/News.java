package org.pulang.query.page;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a page that asks every twenty seconds is told: nothing (204), or one line that leads to what is new. It never changes what the
 * reader is looking at. The page says with {@code fragments/news :: poll} where to ask.
 */
public final class News {

    private News() {}

    /**
     * The answer of a handler whose return type is {@code Object}.
     *
     * @param words key of the sentence
     * @param count of what is new since the page was made
     * @param show address of the page with it
     */
    public static Object answer(String words, long count, String show) {
        return count <= 0
                ? ResponseEntity.noContent().build()
                : new ModelAndView("fragments/news :: told", Map.of("words", words, "count", count, "show", show));
    }
}
