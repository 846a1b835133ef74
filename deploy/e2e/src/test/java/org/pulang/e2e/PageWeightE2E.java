package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;

/** What a page costs on a slow line when it is opened for the first time, and what its answer says to the browser. */
class PageWeightE2E {

    /** Bytes that travel, for the page with its style, scripts and pictures; charts come when the tables can be read. */
    private static final int A_CASE = 40_000;

    private static final int A_DASHBOARD = 60_000;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final HttpClient http =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Pulang pulang = Pulang.shared();
    private final Map<DemoStaff, String> cookies = new EnumMap<>(DemoStaff.class);
    private final Map<URI, Integer> weights = new HashMap<>();

    @Test
    void fitsASlowLineAndTellsNobody() {
        var findings = new ArrayList<String>();
        var table = new StringBuilder("Bytes of a first visit, without charts:\n");
        for (var page : Page.all(pulang)) {
            if (page.path().isEmpty()) {
                findings.add(page.name() + ": nothing leads there");
                continue;
            }
            var address = URI.create(pulang.queries().url() + page.path());
            var answer = get(address, cookie(page));
            ofItsHeaders(answer).forEach(finding -> findings.add(page.name() + ": " + finding));
            int weight = weight(answer);
            int most = page.isCase() ? A_CASE : page.isAnalysis() ? A_DASHBOARD : Integer.MAX_VALUE;
            table.append(String.format(Locale.ROOT, "%8d  %s%n", weight, page.name()));
            if (weight > most) {
                findings.add("%s: %d bytes, more than %d".formatted(page.name(), weight, most));
            }
        }

        System.out.println(table);
        assertThat(String.join("\n", findings)).isEmpty();
    }

    private static List<String> ofItsHeaders(HttpResponse<byte[]> answer) {
        var findings = new ArrayList<String>();
        if (answer.statusCode() != 200) {
            findings.add("status " + answer.statusCode());
        }
        Map.of("Content-Security-Policy", POLICY, "Cache-Control", "no-store", "Referrer-Policy", "no-referrer")
                .forEach((header, wanted) -> {
                    var said = answer.headers().allValues(header);
                    if (!said.equals(List.of(wanted))) {
                        findings.add("%s is %s".formatted(header, said));
                    }
                });
        return findings;
    }

    /** Once each, as a browser fetches them. */
    private int weight(HttpResponse<byte[]> page) {
        var parts = new LinkedHashSet<URI>();
        var document = Jsoup.parse(text(page), page.uri().toString());
        document.select("link[rel=stylesheet], script[src], img[src]").forEach(element -> {
            var address = element.hasAttr("href") ? element.absUrl("href") : element.absUrl("src");
            if (address.startsWith("http") && !address.contains("/echarts/")) {
                parts.add(URI.create(address));
            }
        });
        return bytes(page)
                + parts.stream()
                        .mapToInt(part -> weights.computeIfAbsent(part, address -> bytes(get(address, ""))))
                        .sum();
    }

    private static int bytes(HttpResponse<byte[]> answer) {
        var headers = answer.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value + "\r\n"))
                .collect(Collectors.joining());
        return headers.length() + answer.body().length;
    }

    private static String text(HttpResponse<byte[]> answer) {
        var packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (InputStream body = new ByteArrayInputStream(answer.body());
                var unpacked = packed ? new GZIPInputStream(body) : body) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the session of whoever may open the page. */
    private String cookie(Page page) {
        return cookies.computeIfAbsent(page.person(), person -> {
            var browser = new Browser();
            var unused = browser.signIn(pulang.queries().url() + page.path(), person.id(), pulang.demoPassword());
            return browser.cookies().stream()
                    .filter(cookie -> cookie.getName().equals("pulang"))
                    .map(PageWeightE2E::pair)
                    .findFirst()
                    .orElseThrow();
        });
    }

    private static String pair(HttpCookie cookie) {
        return cookie.getName() + "=" + cookie.getValue();
    }

    private HttpResponse<byte[]> get(URI address, String cookie) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html, */*")
                .header("Accept-Encoding", "gzip");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
