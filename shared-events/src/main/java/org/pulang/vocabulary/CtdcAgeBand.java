package org.pulang.vocabulary;

/** CTDC ageBroad: age at registration. */
public enum CtdcAgeBand {
    From0To8,
    From9To17,
    From18To20,
    From21To23,
    From24To26,
    From27To29,
    From30To38,
    From39To47,
    From48,
    Unknown
}
