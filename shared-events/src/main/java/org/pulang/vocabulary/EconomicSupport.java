package org.pulang.vocabulary;

/** What economic empowerment consists of (own codes after the eleven components). */
public enum EconomicSupport {
    Training,
    StartUpCapital,
    JobPlacement
}
