package org.pulang.issuer;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class LocalIssuerTest extends IssuerContract {

    private static final String PASSWORD = "f3a1c5d2";
    private static final String SECRET = "9b8e7d6c";

    private static String url;
    private static ConfigurableApplicationContext issuer;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        url = "http://localhost:" + port;
        issuer = new SpringApplicationBuilder(LocalIssuer.class)
                .properties("spring.config.name=local-issuer")
                .run(
                        "--PULANG_ISSUER=" + url,
                        "--PULANG_ISSUER_PORT=" + port,
                        "--PULANG_DEMO_STAFF=caseworker-demo,supervisor-demo",
                        "--PULANG_DEMO_PASSWORD=" + PASSWORD,
                        "--PULANG_SIGNIN_SECRET=" + SECRET);
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Override
    protected String url() {
        return url;
    }

    @Override
    protected String script() {
        return "supervisor-demo";
    }

    @Override
    protected String scriptSecret() {
        return PASSWORD;
    }

    @Override
    protected String pagesSecret() {
        return SECRET;
    }

    @Override
    protected String callback() {
        return "http://localhost:8090/login/oauth2/code/pulang";
    }

    @Override
    protected String home() {
        return "http://localhost:8090/";
    }

    @Override
    protected Person person() {
        return new Person("caseworker-demo", "caseworker-demo", PASSWORD, () -> "none");
    }
}
