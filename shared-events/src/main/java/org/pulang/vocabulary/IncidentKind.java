package org.pulang.vocabulary;

/** What happened to a person, or threatens to (own codes). */
public enum IncidentKind {
    Threat(RiskLevel.High),
    ContactByTrafficker(RiskLevel.High),
    Violence(RiskLevel.High),
    SelfHarm(RiskLevel.High),
    /** The person set out again; that alone is no harm. */
    Remigration(RiskLevel.Medium),
    Retrafficking(RiskLevel.High),
    Missing(RiskLevel.High);

    private final RiskLevel risk;

    IncidentKind(RiskLevel risk) {
        this.risk = risk;
    }

    /** What the risk is raised to, where it is not higher already. */
    public RiskLevel risk() {
        return risk;
    }
}
