package org.pulang.query.page;

import java.util.List;
import java.util.function.Function;
import org.pulang.query.replay.AsOf;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Part of a list, and how fresh it is. The rest is behind the header {@code Link: rel="next"}: the same address with
 * {@code after} set to the last item's cursor.
 */
public record Listing<T>(AsOf asOf, List<T> items) {

    public Listing {
        items = List.copyOf(items);
    }

    /**
     * The answer for a page of a list.
     *
     * @param rows up to {@code limit + 1} of them: one more than shown tells that there is a next page
     * @param cursor what {@code after} must say to go on behind an item
     */
    public static <T> ResponseEntity<Listing<T>> answer(
            AsOf asOf, List<T> rows, int limit, Function<T, String> cursor) {
        return answer(ResponseEntity.ok().eTag("\"" + asOf.position() + "\""), asOf, rows, limit, cursor);
    }

    /** The same for a list that changes without any event, and so has no tag. */
    public static <T> ResponseEntity<Listing<T>> untagged(
            AsOf asOf, List<T> rows, int limit, Function<T, String> cursor) {
        return answer(ResponseEntity.ok(), asOf, rows, limit, cursor);
    }

    private static <T> ResponseEntity<Listing<T>> answer(
            BodyBuilder answer, AsOf asOf, List<T> rows, int limit, Function<T, String> cursor) {
        var items = rows.size() > limit ? rows.subList(0, limit) : rows;
        if (rows.size() > limit) {
            var next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam("after", "{after}")
                    .build(cursor.apply(items.get(limit - 1)));
            answer.header(HttpHeaders.LINK, "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()));
        }
        return answer.body(new Listing<>(asOf, items));
    }
}
