package org.pulang.query.outlet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The other end of a target: takes one delivery at a time, signed, and never follows it to another address. */
final class Receiver {

    /** What it says about this delivery, not about itself. */
    private static final Set<Integer> OF_EVENT = Set.of(400, 406, 409, 413, 415, 422, 500);

    private static final int GONE = 410;
    private static final String ORIGIN = "WebHook-Request-Origin";
    private static final String ALLOWED_ORIGIN = "WebHook-Allowed-Origin";
    private static final String ALLOWED_RATE = "WebHook-Allowed-Rate";

    /** What became of a delivery. */
    enum Fate {
        Accepted,
        /** The target is well, the event is not. */
        Refused,
        /** The target is not well: it would not take another event either. */
        Failed,
        /** It wants nothing more. */
        Gone
    }

    /**
     * @param error an HTTP status or the class of a failure; never what the target wrote
     * @param after how long it wants to be left alone
     */
    record Answer(Fate fate, String error, @Nullable Duration after) {
        static Answer failed(String error) {
            return new Answer(Fate.Failed, error, null);
        }
    }

    private final URI url;
    private final String origin;
    private final Signature signature;
    private final boolean ownNetwork;
    private final Duration patience;
    private final Clock clock;
    private final HttpClient http;
    private boolean asked;
    private long nanosBetween;
    private long lastNanos;

    /**
     * @param origin host name of who sends
     * @param asked whether it need not be asked first if it wants to be told
     * @param patience for connection and answer together
     */
    Receiver(
            URI url,
            String origin,
            Signature signature,
            boolean ownNetwork,
            boolean asked,
            Duration patience,
            Clock clock) {
        this.url = url;
        this.origin = origin;
        this.signature = signature;
        this.ownNetwork = ownNetwork;
        this.asked = asked;
        this.patience = patience;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience)
                .build();
    }

    Answer send(Letter letter) throws InterruptedException {
        try {
            if (!ownNetwork && isOwn(InetAddress.getAllByName(url.getHost()))) {
                return Answer.failed("AddressOfOwnNetwork");
            }
            if (!asked) {
                var refused = handshake();
                if (refused != null) {
                    return refused;
                }
            }
            keepToRate();
            return answer(exchange(delivery(letter)));
        } catch (UnknownHostException e) {
            return Answer.failed("UnknownHostException");
        } catch (TimeoutException e) {
            return Answer.failed("TimeoutException");
        } catch (ExecutionException e) {
            return Answer.failed(
                    e.getCause() instanceof IOException cause
                            ? cause.getClass().getSimpleName()
                            : "ExecutionException");
        }
    }

    private HttpRequest delivery(Letter letter) {
        long timestamp = clock.instant().getEpochSecond();
        var body = letter.body().getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .header("User-Agent", "Pulang")
                .header(ORIGIN, origin)
                .header("webhook-id", letter.id())
                .header("webhook-timestamp", String.valueOf(timestamp))
                .header("webhook-signature", signature.of(letter.id(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Asks whether the target wants to be told (CloudEvents, HTTP 1.1 Web Hooks, 4). */
    private @Nullable Answer handshake() throws InterruptedException, ExecutionException, TimeoutException {
        var answer = exchange(HttpRequest.newBuilder(url)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("User-Agent", "Pulang")
                .header(ORIGIN, origin)
                .build());
        var allowed = answer.headers().firstValue(ALLOWED_ORIGIN).orElse("");
        if (!allowed.equals("*") && !allowed.equalsIgnoreCase(origin)) {
            return Answer.failed("HandshakeRefused");
        }
        nanosBetween = answer.headers()
                .firstValue(ALLOWED_RATE)
                .filter(rate -> rate.matches("[1-9]\\d{0,6}"))
                .map(rate -> TimeUnit.MINUTES.toNanos(1) / Integer.parseInt(rate))
                .orElse(0L);
        lastNanos = System.nanoTime() - nanosBetween;
        asked = true;
        return null;
    }

    /** Deliveries a minute, as it wished; longer than it may take to answer is never waited. */
    private void keepToRate() throws InterruptedException {
        if (nanosBetween > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.min(patience.toNanos(), lastNanos + nanosBetween - System.nanoTime()));
            lastNanos = System.nanoTime();
        }
    }

    /** However slowly an answer comes in, it has come by then or counts for nothing. */
    private HttpResponse<Void> exchange(HttpRequest request)
            throws InterruptedException, ExecutionException, TimeoutException {
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        var fate = status / 100 == 2
                ? Fate.Accepted
                : status == GONE ? Fate.Gone : OF_EVENT.contains(status) ? Fate.Refused : Fate.Failed;
        return new Answer(
                fate,
                "HTTP " + status,
                response.headers()
                        .firstValue("Retry-After")
                        .map(value -> after(value.strip(), clock))
                        .orElse(null));
    }

    /** Seconds, or the time of day from which on (RFC 9110, 10.2.3). */
    static @Nullable Duration after(String value, Clock clock) {
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            var left = Duration.between(clock.instant(), at.toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether one of a host's addresses is of no public network. */
    static boolean isOwn(InetAddress... addresses) {
        for (var address : addresses) {
            var bytes = address.getAddress();
            int first = bytes[0] & 0xFF;
            int second = bytes[1] & 0xFF;
            if (address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()
                    // Unique local (RFC 4193), shared by carriers (RFC 6598), "this network", reserved; IPv4 within
                    // IPv6 (RFC 6052, 3056).
                    || (bytes.length == 16 && (first & 0xFE) == 0xFC)
                    || (bytes.length == 16 && first == 0 && second == 0x64)
                    || (bytes.length == 16 && first == 0x20 && second == 0x02)
                    || (bytes.length == 4 && first == 100 && (second & 0xC0) == 64)
                    || (bytes.length == 4 && (first == 0 || first >= 240))) {
                return true;
            }
        }
        return false;
    }
}
