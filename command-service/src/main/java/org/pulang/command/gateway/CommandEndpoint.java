package org.pulang.command.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The one way in: every command of the catalogue, its own record as the request body. Its media type must be named: that is what
 * a page on another site cannot do without being asked first.
 */
@RestController
class CommandEndpoint {

    /** Where the query service is asked, by POST, whether the person is known already; who that might be, nobody here knows. */
    private static final String POSSIBLE_DUPLICATES =
            "</api/cases/%s/duplicates/search>; rel=\"urn:pulang:rel:possible-duplicates\"";

    private final CommandDispatch dispatch;
    private final Batch batch;

    CommandEndpoint(CommandDispatch dispatch, Batch batch) {
        this.dispatch = dispatch;
        this.batch = batch;
    }

    /** A command whose stream the client has no id for yet: the id is made and told in the receipt. */
    @PostMapping(
            path = "/api/{collection:cases|grants|erasures|requests|links|providers|staff|instruments}/{command}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> first(
            @PathVariable String collection, @PathVariable String command, HttpServletRequest request)
            throws IOException {
        return answer(collection, null, command, request);
    }

    @PostMapping(
            path = "/api/{collection:cases|grants|erasures|requests|links|providers|staff|instruments}/{id}/{command}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> command(
            @PathVariable String collection,
            @PathVariable String id,
            @PathVariable String command,
            HttpServletRequest request)
            throws IOException {
        return answer(collection, id, command, request);
    }

    /** Many commands, one JSON object a line, each decided by itself; one result a line, in order. */
    @PostMapping(path = "/api/batch", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    void batch(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        batch.run(request, response, locale);
    }

    private ResponseEntity<Receipt> answer(
            String collection, @Nullable String given, String path, HttpServletRequest http) throws IOException {
        var type = CommandCatalog.find(path)
                .filter(known -> known.collection().equals(collection))
                .filter(known -> given != null || known.idMayBeMade())
                .orElseThrow(() -> new CommandRefused(Refusal.COMMAND_UNKNOWN));
        var headers = new RequestHeaders(http);
        var known = given == null ? null : type.kind().id(given);
        var body = CommandReader.object(http.getInputStream().readAllBytes());
        var id = known == null ? type.kind().madeId(body) : known;
        var receipt = dispatch.dispatch(new CommandRequest(
                type,
                id,
                given == null,
                body,
                headers.actor(),
                headers.signedIn(),
                headers.metadata(),
                headers.ifMatch(),
                headers.key()));
        return ResponseEntity.status(receipt.first() ? HttpStatus.CREATED : HttpStatus.OK)
                .headers(answer -> {
                    if (receipt.first()) {
                        answer.setLocation(URI.create("/api/%s/%s".formatted(collection, receipt.id())));
                        if (type.kind() == StreamKind.Case) {
                            answer.set(HttpHeaders.LINK, POSSIBLE_DUPLICATES.formatted(receipt.id()));
                        }
                    }
                    answer.setETag("\"" + receipt.version() + "\"");
                    answer.set("Pulang-Position", String.valueOf(receipt.position()));
                    answer.setCacheControl("no-store");
                })
                .body(receipt);
    }
}
