package org.pulang.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * What Tomcat answers where it could not even read a request, so that nothing of ours saw it: a problem in both languages
 * instead of its own page.
 */
public final class ContainerRefusals extends ErrorReportValve {

    private static final String PROBLEM = """
            {"type":"urn:pulang:problem:request-invalid","code":"REQUEST_INVALID","status":%d,\
            "title":"Permintaan tidak dapat dibaca / The request cannot be read","errors":[]}""";

    public static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> customizer() {
        return factory -> factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerRefusals.class.getName()));
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            SecurityHeaders.set(response);
            response.setContentType("application/problem+json");
            response.getOutputStream()
                    .write(PROBLEM.formatted(response.getStatus()).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            // The sender is gone.
        }
    }
}
