package org.pulang.production;

import java.util.List;

/** The service must not start: it would not be safe. */
public final class NotForProduction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    NotForProduction(List<Finding> findings) {
        super(findings.toString());
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
