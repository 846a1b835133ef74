package org.pulang.e2e;

import static org.pulang.e2e.FuzzOracle.MARK;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Requests that are wrong in one way or several, made from the commands' own description and from the routes of the query
 * service. The same seed makes the same requests.
 */
final class HostileRequests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> QUESTIONS = List.of(
            "/api/cases?owner=?&status=?&province=?&provenance=?&due=?&noContactDays=?&after=?&limit=?",
            "/api/cases/{case}?at=?&asOf=?&axis=?",
            "/api/cases/{case}/events?after=?&limit=?",
            "/api/cases/{case}/events/{text}",
            "/api/audit?caseId=?&actor=?&type=?&topic=?&after=?&limit=?",
            "/api/follow-ups?caseId=?&state=?&overdue=?&by=?&after=?&limit=?",
            "/api/indicators?provenance=?&from=?&to=?&province=?&gender=?&citizenship=?",
            "/api/indicators/{text}?by=?&asOf=?&trend=?",
            "/api/indicators/outcomes?by=?&asOf=?&regency=?&ageBand=?&exploitation=?&organisation=?&from=?&to=?",
            "/api/indicators/openBarriers/cases?of=?&by=?&group=?&asOf=?&after=?&limit=?",
            "/api/erasures?state=?&after=?&limit=?",
            "/api/erasures/{text}",
            "/api/operator/projections",
            "/api/operator/projections/{text}",
            "/api/operator/projections/{text}/parked",
            "/api/operator/outlets",
            "/api/operator/outlets/{text}",
            "/api/operator/outlets/{text}/dead-letters",
            "/api/{text}",
            "/?provenance=?&from=?&to=?&province=?&gender=?&citizenship=?&lang=?",
            "/worklist?view=?&owner=?&status=?&province=?&provenance=?&due=?&noContactDays=?&after=?",
            "/cases/{case}?topic=?",
            "/cases/{case}/timeline?view=?&topic=?&actor=?&kind=?&zone=?&before=?",
            "/cases/{case}/events/{text}",
            "/cases/{case}/replay?at=?&asOf=?&axis=?",
            "/cases/{case}/compare?from=?&to=?",
            "/cases/{case}/print?paper=?&referral=?",
            "/{text}",
            "/_static/style.css?v=?",
            "/error");

    /** What a parameter may well be, so that its neighbour is looked at too. */
    private static final List<String> PLAUSIBLE =
            List.of("", "1", "0", "-1", "32", "ID", "Casework", "All", "2026", "Feminine", "2026-03-01_5", "never_1");

    private static final Set<Integer> QUESTION_CONTRACT = Set.of(200, 304, 400, 401, 403, 404, 405, 406, 413, 415);

    private final Random random;
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> cases;

    /** A command as its description has it. */
    private record Operation(String path, ObjectNode example, Set<Integer> contract) {}

    HostileRequests(long seed, JsonNode description, List<String> cases) {
        this.random = new Random(seed);
        this.cases = cases;
        for (var path : description.path("paths").properties()) {
            var operation = path.getValue().path("post");
            var example = operation.at("/requestBody/content/application~1json/example");
            if (example instanceof ObjectNode body) {
                var contract = new HashSet<>(Set.of(406));
                operation.path("responses").propertyNames().forEach(status -> contract.add(Integer.valueOf(status)));
                operations.add(new Operation(path.getKey(), body, contract));
            }
        }
    }

    FuzzCall next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> question();
            case 4 -> oddAddress();
            case 5 -> oddMethod();
            case 6 -> oddHeader();
            case 7 -> oddBytes();
            case 8 -> batch();
            default -> oddBody();
        };
    }

    private FuzzCall oddBody() {
        var operation = any(operations);
        var body = operation.example().deepCopy();
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            change(body);
        }
        return command(operation, "odd value", JSON.writeValueAsString(body), List.of());
    }

    /** Takes something away, adds something, or puts something else in its place, anywhere. */
    private void change(ObjectNode body) {
        JsonNode place = body;
        while (true) {
            var below = new ArrayList<JsonNode>();
            place.forEach(child -> {
                if (!child.isEmpty()) {
                    below.add(child);
                }
            });
            if (below.isEmpty() || random.nextBoolean()) {
                break;
            }
            place = any(below);
        }
        if (place instanceof ObjectNode object) {
            var names = new ArrayList<>(object.propertyNames());
            var name = names.isEmpty() || random.nextInt(12) == 0 ? MARK : any(names);
            if (random.nextInt(6) == 0) {
                object.remove(name);
            } else {
                object.putRawValue(name, new RawValue(HostileValues.json(random)));
            }
        } else if (place instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            array.remove(index);
            array.insertRawValue(index, new RawValue(HostileValues.json(random)));
        }
    }

    private FuzzCall oddBytes() {
        var operation = any(operations);
        var text = JSON.writeValueAsString(operation.example());
        var cut = text.substring(0, random.nextInt(text.length()));
        return switch (random.nextInt(16)) {
            case 0 -> command(operation, "nothing", "", List.of());
            case 1 -> command(operation, "cut off", cut, List.of());
            case 2 -> command(operation, "a list", "[" + text + "]", List.of());
            case 3 -> command(operation, "twice", text + text, List.of());
            case 4 ->
                command(
                        operation,
                        "every key twice",
                        text.substring(0, text.length() - 1) + "," + text.substring(1),
                        List.of());
            case 5 -> command(operation, "comment", "{/* " + MARK + " */" + text.substring(1), List.of());
            case 6 -> command(operation, "too large", " ".repeat(300_000) + text, List.of());
            case 7 -> command(operation, "deep", "{\"a\":".repeat(40_000), List.of());
            case 8 -> bytes(operation, "UTF-16", text.getBytes(StandardCharsets.UTF_16), List.of());
            case 9 ->
                bytes(
                        operation,
                        "Latin 1",
                        (text.substring(0, text.length() - 1) + ",\"\u00E9\":1}").getBytes(StandardCharsets.ISO_8859_1),
                        List.of());
            case 10 -> bytes(operation, "packed", packed(2_000_000), List.of("Content-Encoding: gzip"));
            case 11 -> bytes(operation, "packed, not told", packed(100), List.of());
            case 12 ->
                bytes(operation, "chunked and too large", chunked(300_000), List.of("Transfer-Encoding: chunked"));
            case 13 -> broken(operation, "length too great", text, List.of("Content-Length: " + (text.length() + 10)));
            case 14 -> broken(operation, "length too small", text, List.of("Content-Length: " + (text.length() / 2)));
            default ->
                broken(
                        operation,
                        "odd framing",
                        text,
                        any(List.of(
                                List.of("Content-Length: 5", "Content-Length: 6"),
                                List.of("Content-Length: -1"),
                                List.of("Content-Length: " + MARK),
                                List.of("Transfer-Encoding: " + MARK),
                                List.of("Transfer-Encoding: chunked"),
                                List.of("Transfer-Encoding: gzip, chunked"),
                                List.of("Content-Length: " + text.length(), "Transfer-Encoding: chunked"))));
        };
    }

    private FuzzCall oddHeader() {
        var operation = any(operations);
        var text = HostileValues.text(random).replaceAll("[\r\n\u0000]", "\t");
        var header = any(List.of(
                "Content-Type: " + text,
                "Content-Type: application/json; charset=" + MARK,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: multipart/form-data; boundary=" + MARK,
                "Accept: " + text,
                "Accept: text/csv",
                "Accept-Language: " + text,
                // Never the same twice: a repeated one is answered, rightly, with the old receipt.
                "Idempotency-Key: " + text + random.nextLong(),
                "If-Match: " + text,
                "If-Match: \"999999999999999999\"",
                "Authorization: " + text,
                "Authorization: Bearer " + text,
                "Pulang-Purpose: " + text,
                "Pulang-Correlation-Id: " + text,
                "Pulang-Client-Time: " + text,
                "Pulang-Client-Time: +999999999-12-31T23:59:59+18:00",
                "Cookie: " + text,
                "Cookie: lang=" + text,
                "X-Forwarded-Host: " + MARK + ".example",
                "X-Forwarded-For: " + text,
                "X-Forwarded-Prefix: /" + MARK,
                "X-HTTP-Method-Override: DELETE",
                "Expect: " + MARK,
                "Range: bytes=0-",
                "X-Large: " + "x".repeat(20_000)));
        return new FuzzCall(
                "header " + header,
                true,
                "POST",
                target(operation.path()),
                header.startsWith("Content-Type") ? List.of(header) : List.of(header, "Content-Type: application/json"),
                JSON.writeValueAsBytes(operation.example()),
                with(operation.contract(), 417, 431),
                true,
                false);
    }

    private FuzzCall oddAddress() {
        var operation = any(operations);
        var target = any(List.of(
                operation.path().replaceAll("\\{.*}", encoded(HostileValues.text(random))),
                target(operation.path()) + "/",
                target(operation.path()) + ";jsessionid=" + MARK,
                target(operation.path()) + "?caseId=" + encoded(HostileValues.text(random)),
                target(operation.path()) + "?a=%zz&b=%",
                "/" + target(operation.path()),
                target(operation.path()).replace("/api/", "/api/%2e%2e/api/"),
                target(operation.path()).replace("/api/", "/api/..;/api/"),
                "/api/cases/%00" + MARK + "/add-note",
                "/api/cases/%ff%fe" + MARK + "/add-note",
                "/api/cases/" + MARK + "\\..\\add-note",
                "/api/cases/{caseId}/add-note",
                "/api/cases/" + encoded(any(HostileValues.SCRIPTS)),
                "/api/cases/" + MARK.repeat(2000) + "/add-note",
                "/" + encoded(HostileValues.text(random)),
                "/actuator/env",
                "/actuator/heapdump",
                "/v3/api-docs?" + MARK,
                "http://" + MARK + ".example/api/cases",
                "*"));
        return new FuzzCall(
                "address",
                true,
                "POST",
                target,
                List.of("Content-Type: application/json"),
                JSON.writeValueAsBytes(operation.example()),
                with(operation.contract(), 405, 414),
                true,
                false);
    }

    private FuzzCall oddMethod() {
        var method = any(List.of(
                "GET",
                "HEAD",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "post",
                "QUERY",
                "X<Y>"));
        boolean command = random.nextBoolean();
        var target =
                command ? target(any(operations).path()) : any(List.of("/api/audit", "/worklist", "/api/cases", "/"));
        return new FuzzCall(
                "method",
                command,
                method,
                target,
                List.of("Content-Type: application/json"),
                random.nextBoolean() ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8),
                Set.of(200, 400, 401, 403, 404, 405, 415, 501),
                true,
                !command && !target.startsWith("/api/"));
    }

    private FuzzCall question() {
        var route = any(QUESTIONS);
        var parts = route.replace("{case}", random.nextInt(4) == 0 ? encoded(HostileValues.text(random)) : any(cases))
                .replace("{text}", encoded(HostileValues.text(random)))
                .split("\\?", 2);
        var target = new StringBuilder(parts[0]);
        if (parts.length > 1) {
            var separator = "?";
            for (var parameter : parts[1].split("&", -1)) {
                if (random.nextBoolean()) {
                    var name = parameter.substring(0, parameter.indexOf('='));
                    target.append(separator).append(name).append('=').append(encoded(parameterValue()));
                    separator = "&";
                }
            }
        }
        var headers = any(List.of(
                List.<String>of(),
                List.of("Accept-Language: " + any(HostileValues.PEOPLE)),
                List.of("Accept: " + any(List.of("text/html", "application/json", "*/*;q=" + MARK, "text/csv"))),
                List.of("Pulang-Min-Position: " + any(List.of("-1", "999999999999", MARK, ""))),
                List.of("Cookie: lang=\"><script>" + MARK)));
        return new FuzzCall(
                "question",
                false,
                "GET",
                target.toString(),
                headers,
                new byte[0],
                QUESTION_CONTRACT,
                parts[0].length() > 4000 || target.length() > 7000,
                !parts[0].startsWith("/api/"));
    }

    private String parameterValue() {
        return random.nextBoolean() ? any(PLAUSIBLE) : HostileValues.text(random);
    }

    private FuzzCall batch() {
        var lines = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            var operation = any(operations);
            var line = JSON.createObjectNode()
                    .put("key", "batch-" + random.nextLong())
                    .put(operation.path().startsWith("/api/cases") ? "caseId" : "providerId", any(cases))
                    .put("command", operation.path().substring(operation.path().lastIndexOf('/') + 1));
            line.set("body", operation.example().deepCopy());
            change(line);
            lines.append(JSON.writeValueAsString(line)).append(any(List.of("\n", "\r\n", "\n\n")));
        }
        return new FuzzCall(
                "batch",
                true,
                "POST",
                "/api/batch",
                List.of("Content-Type: application/x-ndjson"),
                lines.toString().getBytes(StandardCharsets.UTF_8),
                Set.of(200, 400, 413, 415),
                false,
                false);
    }

    private FuzzCall command(Operation operation, String what, String body, List<String> headers) {
        return bytes(operation, what, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private FuzzCall bytes(Operation operation, String what, byte[] body, List<String> headers) {
        var all = new ArrayList<>(List.of("Content-Type: application/json"));
        all.addAll(headers);
        return new FuzzCall(
                what, true, "POST", target(operation.path()), all, body, operation.contract(), false, false);
    }

    private FuzzCall broken(Operation operation, String what, String body, List<String> headers) {
        var call = command(operation, what, body, headers);
        return new FuzzCall(
                what,
                true,
                call.method(),
                call.target(),
                call.headers(),
                call.body(),
                with(call.contract(), 501),
                true,
                false);
    }

    private String target(String path) {
        return path.replaceAll("\\{.*}", any(cases));
    }

    private static Set<Integer> with(Set<Integer> contract, Integer... more) {
        var all = new HashSet<>(contract);
        all.addAll(Set.of(more));
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] packed(int size) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[size]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] chunked(int size) {
        return "%x\r\n%s\r\n0\r\n\r\n".formatted(size, "x".repeat(size)).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
