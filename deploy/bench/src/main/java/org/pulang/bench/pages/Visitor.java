package org.pulang.bench.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in at the pages, as a browser is: by the issuer's form, with a cookie from then on. */
public final class Visitor {

    private static final String COOKIE = "pulang";
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("<input[^>]* name=\"_csrf\"[^>]* value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final String pages;
    private final String cookie;

    private Visitor(String pages, String cookie) {
        this.pages = pages;
        this.cookie = cookie;
    }

    /**
     * Opens the worklist, is led to the issuer, and comes back.
     *
     * @param pages their address, without a path
     */
    static Visitor signIn(String pages, String staff, String password) throws IOException, InterruptedException {
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        var browser = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NORMAL)
                .cookieHandler(cookies)
                .build();
        var form = browser.send(
                HttpRequest.newBuilder(URI.create(pages + "/worklist"))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
        var filledIn = Map.of("_csrf", found(TOKEN, form.body()), "username", staff, "password", password);
        var home = browser.send(
                HttpRequest.newBuilder(form.uri().resolve(found(ACTION, form.body())))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(filledIn.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"))))
                        .build(),
                BodyHandlers.ofString());
        if (home.statusCode() != 200 || !home.uri().toString().startsWith(pages)) {
            throw new IllegalStateException(
                    "%s is not signed in: %d %s".formatted(staff, home.statusCode(), home.uri()));
        }
        return new Visitor(
                pages,
                cookies.getCookieStore().getCookies().stream()
                        .filter(one -> one.getName().equals(COOKIE))
                        .map(one -> one.getName() + "=" + one.getValue())
                        .findFirst()
                        .orElseThrow());
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("The issuer showed no form to sign in.");
        }
        return Objects.requireNonNull(matcher.group(1)).replace("&amp;", "&");
    }

    /** Opens a page. @return nanoseconds until its last byte was there */
    public long open(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(pages + path))
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip")
                .header("Accept-Language", "id")
                .header("Cookie", cookie)
                .build();
        var start = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        var nanos = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s was answered with %d.".formatted(path, answer.statusCode()));
        }
        return nanos;
    }
}
