package org.pulang.query.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Somebody at their browser, who signed in. */
class FormBrowser {

    private final MockMvc http;
    private final ClientRegistrationRepository registrations;
    private final String staff;
    private final String role;
    private final MockHttpSession session = new MockHttpSession();
    private @Nullable Cookie language;

    FormBrowser(MockMvc http, ClientRegistrationRepository registrations, String staff, String role) {
        this.http = http;
        this.registrations = registrations;
        this.staff = staff;
        this.role = role;
        signedInUntil(Instant.now().plusSeconds(300));
    }

    final void signedInUntil(Instant end) {
        var pages = Objects.requireNonNull(registrations.findByRegistrationId("pulang"));
        session.setAttribute(
                HttpSessionOAuth2AuthorizedClientRepository.class.getName() + ".AUTHORIZED_CLIENTS",
                new HashMap<>(Map.of(
                        "pulang",
                        new OAuth2AuthorizedClient(
                                pages,
                                staff,
                                new OAuth2AccessToken(TokenType.BEARER, "own-token", end.minusSeconds(300), end)))));
    }

    MockHttpServletResponse open(String address) throws Exception {
        return perform(get(URI.create(address)));
    }

    /** With what the form holds, and what is filled in. */
    MockHttpServletResponse send(Document form, Map<String, String> filledIn) throws Exception {
        var request = post(URI.create(action(form)));
        fields(form, filledIn).forEach(request::param);
        return perform(request);
    }

    /** The same with a file, last as it stands in the page. */
    MockHttpServletResponse send(Document form, Map<String, String> filledIn, String name, byte[] file)
            throws Exception {
        return multipart(action(form), fields(form, filledIn), name, file);
    }

    MockHttpServletResponse multipart(String address, Map<String, String> fields, String name, byte[] file)
            throws Exception {
        var body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            body.write("--limit\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(field.getKey(), field.getValue())
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(name)
                        .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return perform(post(URI.create(address))
                .contentType("multipart/form-data; boundary=limit")
                .content(body.toByteArray()));
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        if (language != null) {
            request.cookie(language);
        }
        var answer = http.perform(
                        request.session(session).header("Pulang-Actor", staff).header("Pulang-Role", role))
                .andReturn()
                .getResponse();
        language = Optional.ofNullable(answer.getCookie("lang")).orElse(language);
        return answer;
    }

    private static String action(Document form) {
        return form.expectFirst("form.command").attr("action");
    }

    static Map<String, String> fields(Document form, Map<String, String> filledIn) {
        var fields = new LinkedHashMap<String, String>();
        form.expectFirst("form.command")
                .select("input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(filledIn);
        return fields;
    }

    static Document page(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        return Jsoup.parse(answer.getContentAsString());
    }

    /** Rows that the log of reads has of an answer. */
    static int reads(JdbcClient jdbc, MockHttpServletResponse answer) {
        return jdbc.sql("SELECT count(*) FROM audit.access_log WHERE request_id = ?")
                .param(UUID.fromString(Objects.requireNonNull(answer.getHeader("Pulang-Request"))))
                .query(Integer.class)
                .single();
    }
}
