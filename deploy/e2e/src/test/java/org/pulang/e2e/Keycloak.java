package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.pulang.e2e.store.Server;
import org.pulang.issuer.IssuerContract.Person;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real Keycloak in a process of its own, on this machine alone, with exactly the realm that we deliver. What an operator adds (people,
 * addresses) is added by its own interface for administrators; nothing that the file asks for is taken back. The profile
 * {@code keycloak} brings it along.
 */
final class Keycloak {

    static final String PAGES_SECRET = "of-the-pages-9f2c";
    static final String IMPORT_SECRET = "of-the-import-17ab";

    private static final String PASSWORD = "kenari di pohon jambu";
    private static final String STORE_PASSWORD = "changeit";
    /** Of the second factor of everybody here. */
    private static final String SEED = "kenari-kenari-kenari";

    private static final Duration START_UP = Duration.ofMinutes(4);
    private static @Nullable Keycloak shared;

    private final Path home = Path.of(Objects.requireNonNull(
            System.getProperty("pulang.keycloak.home"), "pulang.keycloak.home, set by the profile keycloak"));
    private final Path output = home.resolveSibling("keycloak.log");
    private final int port;
    private final String adminPassword = UUID.randomUUID().toString();
    private final Process process;
    private final HttpClient http;

    private Keycloak() throws Exception {
        port = Server.freePort();
        FileSystemUtils.deleteRecursively(home.resolve("data"));
        Files.createDirectories(home.resolve("data/import"));
        Files.copy(
                Path.of(System.getProperty("pulang.keycloak.realm", "../keycloak/pulang-realm.json")),
                home.resolve("data/import/pulang-realm.json"));
        certify();
        http = HttpClient.newHttpClient();
        process = launch();
    }

    /** One for all tests; it ends with this process. */
    static synchronized Keycloak shared() {
        if (shared == null) {
            try {
                shared = new Keycloak();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(shared::stop));
            shared.awaitStarted();
        }
        return shared;
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + Server.freePort(),
                        "--https-port=" + port,
                        "--https-key-store-file=" + keyStore(),
                        "--https-key-store-password=" + STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        adminPassword,
                        "PULANG_SIGNIN_SECRET",
                        PAGES_SECRET,
                        "PULANG_IMPORT_SECRET",
                        IMPORT_SECRET));
        return builder.start();
    }

    /** The realm asks for https everywhere: a certificate that this process, and whoever is started with it, trusts. */
    private void certify() throws Exception {
        Files.deleteIfExists(keyStore());
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "keycloak",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore().toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        var own = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(keyStore())) {
            own.load(file, STORE_PASSWORD.toCharArray());
        }
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("keycloak", own.getCertificate("keycloak"));
        try (var file = Files.newOutputStream(trustStore())) {
            trusted.store(file, STORE_PASSWORD.toCharArray());
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        SSLContext.setDefault(context);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }

    private Path trustStore() {
        return home.resolveSibling("keycloak-trusted.p12");
    }

    private Path keyStore() {
        return home.resolveSibling("keycloak.p12");
    }

    private void awaitStarted() {
        await().atMost(START_UP).pollInterval(Duration.ofMillis(500)).until(() -> !process.isAlive() || answers());
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak did not start:\n" + Pulang.text(output));
        }
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(url()))).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** As its tokens name it. */
    String url() {
        return "https://localhost:%d/realms/pulang".formatted(port);
    }

    /** What makes a process of ours trust it, and serve by the same certificate. */
    Map<String, String> certificate() {
        return Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStoreType=PKCS12 -Djavax.net.ssl.trustStorePassword=%s"
                        .formatted(trustStore(), STORE_PASSWORD),
                "SERVER_SSL_KEY_STORE",
                keyStore().toString(),
                "SERVER_SSL_KEY_STORE_TYPE",
                "PKCS12",
                "SERVER_SSL_KEY_STORE_PASSWORD",
                STORE_PASSWORD);
    }

    /** Somebody with a second factor; another each time, since each code is taken once. */
    Person person() {
        var person = create("""
                , {"type": "otp", "secretData": "{\\"value\\": \\"%s\\"}",
                   "credentialData": "{\\"subType\\": \\"totp\\", \\"digits\\": 6, \\"counter\\": 0, \\"period\\": 30, \\"algorithm\\": \\"HmacSHA1\\"}"}""".formatted(SEED));
        // It asks everybody new to set one up.
        admin("PUT", "/users/" + person.id(), """
                {"requiredActions": []}""");
        return new Person(person.id(), person.name(), person.password(), Keycloak::code);
    }

    /** Somebody whom an administrator has just made; they have no second factor yet. */
    Person newcomer() {
        return create("");
    }

    private Person create(String more) {
        var name = "staff-" + UUID.randomUUID();
        admin("POST", "/users", """
                {"username": "%s", "enabled": true,
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}%s]}""".formatted(name, PASSWORD, more));
        var id = admin("GET", "/users?exact=true&username=" + name, "")
                .path(0)
                .path("id")
                .asString();
        return new Person(id, name, PASSWORD, () -> "none");
    }

    /** By RFC 6238, at this moment. */
    private static String code() {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SEED.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Instant.now().getEpochSecond() / 30)
                    .array());
            var at = hash[hash.length - 1] & 0xf;
            return "%06d".formatted((ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an operator writes their own addresses into the client of the pages. */
    void takesBackTo(String pages) {
        change("pulang-pages", """
                {"redirectUris": ["https://pulang.example.org/login/oauth2/code/pulang", "%1$s/login/oauth2/code/pulang"],
                 "attributes": {"post.logout.redirect.uris": "https://pulang.example.org/##%1$s/"}}""".formatted(pages));
    }

    void enable(String client) {
        change(client, """
                {"enabled": true}""");
    }

    /** A client of the realm that is not ours, but gets tokens. */
    void add(String client, String secret) {
        admin("POST", "/clients", """
                {"clientId": "%s", "secret": "%s", "publicClient": false, "serviceAccountsEnabled": true,
                 "standardFlowEnabled": false}""".formatted(client, secret));
    }

    private void change(String client, String changes) {
        var known = (ObjectNode) admin("GET", "/clients?clientId=" + client, "").get(0);
        var wanted = (ObjectNode) JsonMapper.shared().readTree(changes);
        if (wanted.get("attributes") instanceof ObjectNode attributes) {
            ((ObjectNode) known.get("attributes")).setAll(attributes);
            wanted.remove("attributes");
        }
        known.setAll(wanted);
        admin("PUT", "/clients/" + known.path("id").asString(), known.toString());
    }

    private JsonNode admin(String method, String path, String body) {
        var request = HttpRequest.newBuilder(
                        URI.create("https://localhost:%d/admin/realms/pulang%s".formatted(port, path)))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        var answer = send(request);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 299);
        return answer.body().isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer.body());
    }

    private String adminToken() {
        var form = Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", adminPassword);
        var answer = send(HttpRequest.newBuilder(
                        URI.create("https://localhost:%d/realms/master/protocol/openid-connect/token".formatted(port)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
