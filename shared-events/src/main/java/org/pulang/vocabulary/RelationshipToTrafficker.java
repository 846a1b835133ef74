package org.pulang.vocabulary;

/** HTCDS vic_RelationshipToTrafficker; {@code Unaquainted} is spelt as there. */
public enum RelationshipToTrafficker {
    Familial,
    Acquainted,
    Unaquainted
}
