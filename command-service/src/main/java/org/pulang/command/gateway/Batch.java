package org.pulang.command.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.http.RequestRules;
import org.pulang.signin.SignedIn;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many commands in one request (offline work, imports): NDJSON, one {@link Line} each. A line that is refused stops nothing;
 * each is committed by itself and answered as soon as it is, so that sending the whole again after a break is safe. At most
 * 1,000 lines a request.
 */
@Component
class Batch {

    /**
     * One command of a batch.
     *
     * @param key its Idempotency-Key, required: it makes sending it again safe
     * @param command the command's name in kebab case
     * @param ifMatch the version the author decided on
     */
    record Line(
            @Nullable String key,
            @Nullable UUID caseId,
            @Nullable UUID providerId,
            @Nullable StaffId staffId,
            @Nullable InstrumentId instrumentId,
            @Nullable UUID grantId,
            @Nullable UUID erasureId,
            @Nullable UUID requestId,
            @Nullable UUID linkId,
            @Nullable String command,
            @Nullable ObjectNode body,
            @Nullable Long ifMatch) {}

    /** What became of a line, counted from 1: the receipt, or the problem. */
    record Result(
            long line,
            int status,
            @Nullable Receipt receipt,
            @Nullable Problem problem) {}

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** So many results fit between a sender that reads only when it has sent all, and us. */
    private static final int LINES = 1000;

    private final CommandDispatch dispatch;
    private final Problems problems;

    Batch(CommandDispatch dispatch, Problems problems) {
        this.dispatch = dispatch;
        this.problems = problems;
    }

    void run(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        var headers = new RequestHeaders(request);
        var sender = headers.actor();
        var signedIn = headers.signedIn();
        var metadata = headers.metadata();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        var in = new BufferedInputStream(request.getInputStream());
        var out = response.getOutputStream();
        byte @Nullable [] line;
        long number = 1;
        try {
            for (; (line = next(in)) != null; number++) {
                if (number > LINES) {
                    write(out, failed(number, new CommandRefused(Refusal.BATCH_TOO_LONG), locale));
                    return;
                }
                if (line.length > 0) {
                    write(out, result(number, line, sender, signedIn, metadata, locale));
                }
            }
        } catch (ErrorResponseException e) {
            // The body as a whole has passed its limit; the lines before were decided.
            write(out, failed(number, new CommandRefused(Refusal.BODY_TOO_LARGE), locale));
        } catch (IOException e) {
            // The sender is gone or paused too long. What was answered is committed; sending the whole again is safe.
            LOG.info("A batch was broken off by its sender.");
        }
    }

    private static void write(OutputStream out, Result result) throws IOException {
        out.write(EventJson.MAPPER.writeValueAsBytes(result));
        out.write('\n');
        out.flush();
    }

    private Result failed(long number, RuntimeException failure, Locale locale) {
        var problem = problems.of(failure, locale);
        return new Result(number, problem.status(), null, problem);
    }

    private Result result(
            long number, byte[] line, Actor sender, SignedIn signedIn, Map<String, String> metadata, Locale locale) {
        try {
            if (line.length > RequestRules.BODY_LIMIT) {
                throw new CommandRefused(Refusal.BODY_TOO_LARGE);
            }
            var receipt = dispatch.dispatch(request(line(line), sender, signedIn, metadata));
            return new Result(number, receipt.first() ? 201 : 200, receipt, null);
        } catch (RuntimeException e) {
            return failed(number, e, locale);
        }
    }

    private static Line line(byte[] bytes) {
        var object = CommandReader.object(bytes);
        try {
            return EventJson.MAPPER.treeToValue(object, Line.class);
        } catch (JacksonException e) {
            throw new CommandRefused(Refusal.BATCH_LINE_INVALID);
        }
    }

    private static CommandRequest request(Line line, Actor sender, SignedIn signedIn, Map<String, String> metadata) {
        if (line.key() == null || line.command() == null || line.body() == null) {
            throw new CommandRefused(Refusal.BATCH_LINE_INVALID);
        }
        var type = CommandCatalog.find(line.command()).orElseThrow(() -> new CommandRefused(Refusal.COMMAND_UNKNOWN));
        var id = switch (type.kind()) {
            case Case -> line.caseId();
            case Provider -> line.providerId();
            case Staff -> line.staffId();
            case Instrument -> line.instrumentId();
            case Grant -> line.grantId();
            case Erasure -> line.erasureId();
            case Request -> line.requestId();
            case Link ->
                line.linkId() == null && type.begins()
                        ? UUID.fromString(type.kind().madeId(line.body()))
                        : line.linkId();
        };
        if (id == null) {
            throw new CommandRefused(Refusal.BATCH_LINE_INVALID, "/" + type.idName());
        }
        return new CommandRequest(
                type, id.toString(), false, line.body(), sender, signedIn, metadata, line.ifMatch(), key(line.key()));
    }

    private static String key(String text) {
        try {
            return RequestHeaders.key(text);
        } catch (IllegalArgumentException e) {
            throw new CommandRefused(Refusal.BATCH_LINE_INVALID, "/key");
        }
    }

    /** The next line without its end; null at the end. Of a line that is too long only so much is kept as shows it. */
    private static byte @Nullable [] next(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (read != '\r' && line.size() <= RequestRules.BODY_LIMIT) {
                line.write(read);
            }
        }
        return line.toByteArray();
    }
}
