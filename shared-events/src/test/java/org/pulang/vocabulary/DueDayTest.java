package org.pulang.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DueDayTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @Test
    void endsAtMidnightWhereTheCaseIs() {
        assertThat(new DueDay(DAY, ZoneId.of("Asia/Jakarta")).end()).isEqualTo(Instant.parse("2026-03-10T17:00:00Z"));
        assertThat(new DueDay(DAY, ZoneId.of("Asia/Makassar")).end()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
        assertThat(new DueDay(DAY, ZoneId.of("Asia/Jayapura")).end()).isEqualTo(Instant.parse("2026-03-10T15:00:00Z"));
    }

    @Test
    void isOverFromItsEndOn() {
        var due = new DueDay(DAY, ZoneId.of("Asia/Jakarta"));
        assertThat(due.isOver(due.end().minusNanos(1))).isFalse();
        assertThat(due.isOver(due.end())).isTrue();
    }
}
