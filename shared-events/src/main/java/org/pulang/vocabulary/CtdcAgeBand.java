package org.pulang.vocabulary;

import java.util.stream.Stream;

/** CTDC ageBroad: age at registration. */
public enum CtdcAgeBand {
    From0To8(8),
    From9To17(17),
    From18To20(20),
    From21To23(23),
    From24To26(26),
    From27To29(29),
    From30To38(38),
    From39To47(47),
    From48(Integer.MAX_VALUE),
    Unknown(-1);

    private final int last;

    CtdcAgeBand(int last) {
        this.last = last;
    }

    static CtdcAgeBand ofYears(int years) {
        return Stream.of(values())
                .filter(band -> years <= band.last)
                .findFirst()
                .orElse(Unknown);
    }
}
