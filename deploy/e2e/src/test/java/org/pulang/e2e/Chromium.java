package org.pulang.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.pulang.runner.demo.DemoStaff;

/** A real browser with one window, in which one person after the other signs in. Nothing in it reaches beyond this machine. */
final class Chromium implements AutoCloseable {

    /** How somebody looks at a page. */
    enum Look {
        Desktop(1280, 900, "light"),
        Dark(1280, 900, "dark"),
        Phone(360, 780, "light");

        final int width;
        final int height;
        final String theme;

        Look(int width, int height, String theme) {
            this.width = width;
            this.height = height;
            this.theme = theme;
        }
    }

    private static final Path BROWSER =
            Path.of(Objects.requireNonNullElse(System.getenv("PULANG_CHROMIUM"), "/usr/bin/chromium"));
    private static final Path DRIVER = BROWSER.resolveSibling("chromedriver");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TALLEST_PICTURE = 6000;

    private static final String AXE = axe();

    private static final String BREACHES = """
            const done = arguments[arguments.length - 1];
            const options = {
              runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
              resultTypes: ['violations'],
            };
            axe.run(document, options).then(
              found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + ' at ' + node.target.join(' ') + ' (' + (node.failureSummary || '').split('\\n').slice(1).join(' ').trim() + ')'))),
              wrong => done(['axe itself: ' + wrong]));
            """;

    /** Charts are drawn when the tables are there already. */
    private static final String SETTLED = """
            const done = arguments[arguments.length - 1];
            const end = performance.now() + 20000;
            const look = () => {
              const waiting = document.querySelector('[data-charts]') && !document.querySelector('[data-chart] svg');
              if (waiting && performance.now() < end) setTimeout(look, 50); else requestAnimationFrame(() => done(true));
            };
            look();
            """;

    private static @Nullable Chromium shared;

    private final Pulang pulang;
    private final Path downloads;
    private final ChromeDriver driver;
    private @Nullable DemoStaff person;

    private Chromium(Pulang pulang) {
        this.pulang = pulang;
        downloads = underTarget("downloads-");
        var options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Wherever a link leads, no test leaves this machine.
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--window-size=1280,900",
                "--user-data-dir=" + underTarget("chromium-"));
        options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        // With its address given, Selenium looks for no driver, neither here nor elsewhere.
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
    }

    static void assumeThereIsOne() {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                () -> "Skipped: there is no %s with %s.".formatted(BROWSER, DRIVER));
    }

    /** One for all tests; it ends with this process. */
    static synchronized Chromium shared() {
        if (shared == null) {
            shared = new Chromium(Pulang.shared());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** As this person, with script, at a desk by daylight; whoever was signed in before is forgotten. */
    Chromium as(DemoStaff someone) {
        scripts(true);
        look(Look.Desktop);
        if (someone != person) {
            signIn(someone);
        }
        return this;
    }

    private void signIn(DemoStaff someone) {
        person = null;
        cdp("Network.clearBrowserCookies", Map.of());
        go("/");
        enter(someone);
    }

    /** Once more, where a page asks for it and has led to the issuer. */
    Chromium signInAgain() {
        enter(Objects.requireNonNull(person, "nobody"));
        return this;
    }

    private void enter(DemoStaff someone) {
        element("input[name=username]").sendKeys(someone.id());
        element("input[name=password]").sendKeys(pulang.demoPassword());
        click("button[type=submit]");
        await("%s is signed in, and not at %s".formatted(someone, address()))
                .atMost(PATIENCE)
                .until(() -> address().startsWith(pulang.queries().url() + "/"));
        person = someone;
    }

    /** Whether pages may run scripts, from the next page on; what the tests run they always may. */
    Chromium scripts(boolean allowed) {
        cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
        // The next page is still made as the one before it was.
        driver.get("about:blank");
        return this;
    }

    /** The same page, seen otherwise. */
    Chromium look(Look look) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        look.width,
                        "height",
                        look.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        look == Look.Phone));
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.theme))));
        return this;
    }

    Chromium go(String path) {
        driver.get(pulang.queries().url() + path);
        return this;
    }

    Chromium back() {
        driver.navigate().back();
        return this;
    }

    /** What is seen there first; it is waited for. */
    Chromium click(String css) {
        element(css).click();
        return this;
    }

    /** To whatever has the focus. */
    Chromium press(CharSequence keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** By the names of the fields, whatever their kind: text, or the code of a choice. */
    Chromium fillIn(Map<String, String> fields) {
        fields.forEach((name, value) -> fillIn(name, driver.findElements(By.name(name)), value));
        return this;
    }

    /** One field, where more than one has its name. */
    Chromium fillIn(String css, String value) {
        fillIn(css, driver.findElements(By.cssSelector(css)), value);
        return this;
    }

    private void fillIn(String name, List<WebElement> fields, String value) {
        if (fields.isEmpty()) {
            throw new AssertionError("No field %s at %s".formatted(name, address()));
        }
        var field = fields.get(0);
        switch (kind(field)) {
            case "select" ->
                field.findElement(By.cssSelector("option[value=\"%s\"]".formatted(value)))
                        .click();
            case "radio", "checkbox" ->
                fields.stream()
                        .filter(one -> value.equals(one.getDomAttribute("value")))
                        .findFirst()
                        .orElseThrow()
                        .click();
            // By its path; there is nothing to clear.
            case "file" -> field.sendKeys(value);
            // Which keys make a day depends on the language of the browser.
            case "date", "range" ->
                driver.executeScript(
                        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}));",
                        field,
                        value);
            default -> {
                field.clear();
                field.sendKeys(value);
            }
        }
    }

    private static String kind(WebElement field) {
        var tag = field.getTagName();
        return tag.equals("input") ? said(field.getDomProperty("type")) : tag;
    }

    /** Sends the form of the page; what became of it is where the browser is then. */
    Chromium send() {
        return click("form.command button.primary");
    }

    /** As it would be printed, or as it is on the screen. */
    Chromium onPaper(boolean printed) {
        cdp("Emulation.setEmulatedMedia", Map.of("media", printed ? "print" : ""));
        return this;
    }

    /** Whether the line is lost. */
    Chromium offline(boolean lost) {
        cdp("Network.enable", Map.of());
        cdp(
                "Network.emulateNetworkConditions",
                Map.of("offline", lost, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        return this;
    }

    String address() {
        return said(driver.getCurrentUrl());
    }

    /** Of the address only what is behind the host. */
    String path() {
        return address().replaceFirst("^\\w+://[^/]*", "");
    }

    String title() {
        return said(driver.getTitle());
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    boolean shows(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Of what is seen there first; it is waited for. */
    String text(String css) {
        return element(css).getText();
    }

    String attribute(String css, String name) {
        return said(element(css).getDomAttribute(name));
    }

    /** What is in a field now. */
    String value(String css) {
        return said(element(css).getDomProperty("value"));
    }

    /** Of a field that nobody sees. */
    String hidden(String name) {
        return said(driver.findElement(By.cssSelector("input[type=hidden][name=\"%s\"]".formatted(name)))
                .getDomProperty("value"));
    }

    /** What has the focus. */
    boolean hasFocus(String css) {
        return Boolean.TRUE.equals(driver.executeScript(
                "return !!document.activeElement && document.activeElement.matches(arguments[0])", css));
    }

    /** Of the page that is shown. */
    long status() {
        return number("return performance.getEntriesByType('navigation')[0].responseStatus");
    }

    /** How wide the page is; wider than the window, it would have to be moved sideways. */
    long width() {
        return number("return document.scrollingElement.scrollWidth");
    }

    /** Until what scripts draw is drawn. */
    Chromium settle() {
        driver.executeAsyncScript(SETTLED);
        return this;
    }

    /** What is in the way of people with disabilities, by WCAG 2.2 AA as far as a machine sees it: rule and place. */
    List<String> breaches() {
        if (!Boolean.TRUE.equals(driver.executeScript("return !!window.axe"))) {
            driver.executeScript(AXE);
        }
        return driver.executeAsyncScript(BREACHES) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of("axe said nothing");
    }

    /** What the browser complained about since it was asked last: errors of scripts, breaches of the policy, what was not found. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry ->
                        Set.of("SEVERE", "WARNING").contains(entry.getLevel().getName()))
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The whole page, for people to look at: {@code target/screenshots}. */
    void screenshot(String page, Look look) {
        var height = Math.min(TALLEST_PICTURE, number("return document.documentElement.scrollHeight"));
        var clip = Map.of("x", 0L, "y", 0L, "width", (long) look.width, "height", height, "scale", 1L);
        var picture =
                cdp("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        var file = Path.of("target", "screenshots", "%s-%d-%s.png".formatted(page, look.width, look.theme));
        try {
            Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(file, Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was downloaded, as soon as it is whole; it is not kept. */
    byte[] downloaded(String ending) {
        var file = await("a file that ends with " + ending)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            try (var files = Files.list(downloads)) {
                                return files.filter(one -> one.toString().endsWith(ending))
                                        .findFirst();
                            }
                        },
                        Optional::isPresent)
                .orElseThrow();
        try {
            var content = Files.readAllBytes(file);
            Files.delete(file);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebElement element(String css) {
        return await("%s at %s".formatted(css, address()))
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> driver.findElements(By.cssSelector(css)).stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private long number(String script) {
        return driver.executeScript(script) instanceof Number number ? number.longValue() : -1;
    }

    private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static Path underTarget(String prefix) {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
