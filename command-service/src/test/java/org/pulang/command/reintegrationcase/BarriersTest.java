package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.BarrierRecorded;
import org.pulang.event.BarrierResolved;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.BarrierKind;
import org.pulang.vocabulary.BarrierResolution;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.YesNoUnknown;

/** What keeps the person from help. */
class BarriersTest {

    private static final RecordBarrier RECORD =
            new RecordBarrier(CASE, BARRIER, BarrierKind.Distance, Service.Medical, null, null, null);
    private static final ResolveBarrier RESOLVE =
            new ResolveBarrier(CASE, BARRIER, BarrierResolution.Removed, null, null);

    @ParameterizedTest
    @EnumSource
    void recordsWhatKeepsAnybodyFromHelp(BarrierKind kind) {
        var command = new RecordBarrier(
                CASE, BARRIER, kind, null, new AreaCode("32.12"), Sensitive.of("Asked for a card."), null);
        var expected = new BarrierRecorded(
                CASE, BARRIER, kind, null, new AreaCode("32.12"), Sensitive.of("Asked for a card."), null);
        for (var gender : Gender.values()) {
            fixture()
                    .given(identified(YesNoUnknown.Unknown, gender, null))
                    .when(command)
                    .expectEvents(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resolvesIt(BarrierResolution resolution) {
        fixture()
                .given(identified(), RECORD.recorded())
                .when(new ResolveBarrier(CASE, BARRIER, resolution, Sensitive.of("By bus."), null))
                .expectEvents(new BarrierResolved(CASE, BARRIER, resolution, Sensitive.of("By bus."), null));
    }

    @Test
    void refusesSecondBarrierOfTheSameIdAlsoOnceItIsResolved() {
        for (var history : List.of(
                List.of(identified(), RECORD.recorded()),
                List.of(identified(), RECORD.recorded(), RESOLVE.resolved()))) {
            refused(fixture().given(history).when(RECORD), Refusal.ID_TAKEN, "/barrierId");
        }
    }

    @Test
    void refusesToResolveWhatIsUnknownOrResolved() {
        var other = BarrierId.of("01985b2a-7c00-7000-8000-00000000ba02");
        refused(
                fixture()
                        .given(identified(), RECORD.recorded())
                        .when(new ResolveBarrier(CASE, other, BarrierResolution.Removed, null, null)),
                Refusal.BARRIER_UNKNOWN,
                "/barrierId");
        refused(
                fixture()
                        .given(identified(), RECORD.recorded(), RESOLVE.resolved())
                        .when(RESOLVE),
                Refusal.BARRIER_RESOLVED,
                "/barrierId");
    }

    @Test
    void standsInTheWayOfNoClosure() {
        var request = requestClosure(ClosureReason.OwnDecision, ClosureOutcome.Disengaged);
        fixture().given(identified(), RECORD.recorded()).when(request).expectEvents(request.requested());
    }
}
