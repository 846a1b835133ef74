package org.pulang.production;

import java.net.URI;
import java.util.stream.Stream;

/** A sign-in is worth what its issuer is worth: elsewhere, and reached so that nobody can stand in between. */
final class IssuerCheck implements ProductionCheck {

    private final String issuer;

    IssuerCheck(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public Stream<Finding> findings() {
        if (issuer.isBlank()) {
            return Stream.of(Finding.ISSUER_MISSING);
        }
        var findings = Stream.<Finding>builder();
        if (!Production.https(issuer)) {
            findings.add(Finding.ISSUER_NOT_HTTPS);
        }
        var host = host();
        if (host.isEmpty()) {
            findings.add(Finding.ISSUER_MISSING);
        } else if (Production.loopback(host)) {
            findings.add(Finding.ISSUER_LOOPBACK);
        }
        return findings.build();
    }

    private String host() {
        try {
            var host = URI.create(issuer).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
