package org.pulang.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Keeps cookies, follows redirections, fills in forms. */
public final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NORMAL)
            .cookieHandler(cookies)
            .build();

    public HttpResponse<String> get(String address) {
        return get(address, "en");
    }

    public HttpResponse<String> get(String address, String language) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET(), language);
    }

    /** Opens a page, is led to the issuer, and comes back. */
    HttpResponse<String> signIn(String page, String staff, String password) {
        var signIn = get(page);
        return submit(signIn, "form", Map.of("username", staff, "password", password));
    }

    /** Sends a form of a page, with what it holds already. */
    HttpResponse<String> submit(HttpResponse<String> page, String form, Map<String, String> filledIn) {
        Element element = Jsoup.parse(page.body(), page.uri().toString()).expectFirst(form);
        return submit(page, form, element.absUrl("action"), filledIn);
    }

    /** The same by a button that sends it elsewhere. */
    HttpResponse<String> submit(HttpResponse<String> page, String form, String address, Map<String, String> filledIn) {
        Element element = Jsoup.parse(page.body(), page.uri().toString()).expectFirst(form);
        var fields = new LinkedHashMap<String, String>();
        element.select("input[name]:not([type=radio]):not([type=checkbox]), input[checked], textarea[name]")
                .forEach(input -> fields.put(input.attr("name"), input.val()));
        element.select("option[selected]")
                .forEach(option -> fields.put(
                        Objects.requireNonNull(option.closest("select")).attr("name"), option.val()));
        fields.putAll(filledIn);
        return send(
                HttpRequest.newBuilder(page.uri().resolve(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")))),
                "en");
    }

    /** Where a browser came by, the last first: proxies and servers write them down. */
    static List<String> addresses(HttpResponse<String> answer) {
        return Stream.iterate(
                        Optional.of(answer),
                        Optional::isPresent,
                        last -> last.get().previousResponse())
                .map(response -> response.get().uri().toString())
                .toList();
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String language) {
        try {
            return http.send(
                    request.header("Accept", "text/html")
                            .header("Accept-Language", language)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
