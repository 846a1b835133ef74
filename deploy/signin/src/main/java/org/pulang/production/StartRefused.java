package org.pulang.production;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain sentences why a service does not start. */
class StartRefused extends AbstractFailureAnalyzer<NotForProduction> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotForProduction cause) {
        return new FailureAnalysis(
                cause.findings().stream()
                        .map(finding -> "%s: %s".formatted(finding, finding.sentence()))
                        .collect(Collectors.joining(System.lineSeparator())),
                "Put this right, or set SPRING_PROFILES_ACTIVE=local on a machine without real people's data.",
                cause);
    }
}
