package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.providerId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentOverridden;
import org.pulang.event.ConsentRefused;
import org.pulang.personal.Sensitive;
import org.pulang.query.Events;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.LegalBasis;
import org.pulang.vocabulary.OverrideGround;

/** With whom a case is shared is told on paper as the facts of access have it ({@code AccessProjection}). */
class ConsentPartTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final ConsentPart consent = new ConsentPart();

    @Test
    void sharesWithWhomTheyAllowedUntilTheDayIsOver() {
        consent.on(granted(ConsentPurpose.Sharing, List.of(ConsentPoint.UseOfData), DAY, 1, 2), recorded(1));

        assertThat(shared(1, DAY)).isTrue();
        assertThat(shared(3, DAY)).isFalse();
        assertThat(shared(1, DAY.plusDays(1))).isFalse();
        assertThat(consent.isShared(DAY)).isTrue();
    }

    @Test
    void sharesNothingByWhatNobodyExplainedOrWasForSomethingElse() {
        consent.on(granted(ConsentPurpose.Sharing, List.of(), null, 1), recorded(1));
        consent.on(granted(ConsentPurpose.Services, List.of(ConsentPoint.UseOfData), null, 1), recorded(2));
        consent.on(overridden(ConsentPurpose.Contact), recorded(3));

        assertThat(shared(1, DAY)).isFalse();
        assertThat(consent.isShared(DAY)).isFalse();
    }

    @Test
    void aLaterNoEndsItForWhomItNames() {
        consent.on(granted(ConsentPurpose.Sharing, List.of(ConsentPoint.UseOfData), null, 1, 2), recorded(1));
        consent.on(
                new ConsentRefused(caseId(1), ConsentPurpose.Sharing, List.of(providerId(1)), null, null), recorded(2));

        assertThat(shared(1, DAY)).isFalse();
        assertThat(shared(2, DAY)).isTrue();
    }

    @Test
    void onlyDangerOverridesANo() {
        consent.on(overridden(ConsentPurpose.Sharing), recorded(1));

        assertThat(shared(1, DAY)).isTrue();
        assertThat(shared(1, DAY.plusMonths(2))).isFalse();
    }

    private boolean shared(int provider, LocalDate day) {
        return consent.isSharedWith(providerId(provider), day);
    }

    private static ConsentGranted granted(
            ConsentPurpose purpose, List<ConsentPoint> explained, @Nullable LocalDate expiresOn, int... providers) {
        return new ConsentGranted(
                caseId(1),
                new ConsentId(new UUID(2, explained.size())),
                purpose,
                Arrays.stream(providers).mapToObj(Events::providerId).toList(),
                explained,
                expiresOn,
                ConsentMode.Oral,
                ConsentGiver.Self,
                null,
                null);
    }

    private static ConsentOverridden overridden(ConsentPurpose purpose) {
        return new ConsentOverridden(
                caseId(1),
                new ConsentId(new UUID(9, 1)),
                purpose,
                providerId(1),
                OverrideGround.DangerToLife,
                LegalBasis.Law35Of2014SpecialProtection,
                Sensitive.of("danger"),
                DAY.plusDays(30),
                null);
    }

    private static Recorded recorded(int version) {
        return new Recorded(
                version, caseId(1).value(), version, new UUID(4, version), Instant.EPOCH, Map.of("actor", "worker-1"));
    }
}
