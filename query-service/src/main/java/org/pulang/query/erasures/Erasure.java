package org.pulang.query.erasures;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.ErasureRequested;
import org.pulang.personal.Subject;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureRefusalGround;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.HoldGround;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.Role;

/** What is known of a request to erase; ids and codes only. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@SuppressWarnings("NullAway.Init") // The first event, or the stored row, sets what is not nullable.
class Erasure {

    /** Law 27/2022, Art. 43: three times 24 hours, to the second. */
    private static final Duration TO_BE_ANSWERED = Duration.ofDays(3);

    ErasureId erasureId;
    CaseId caseId;
    List<Subject> subjects = List.of();
    ErasureScope scope;
    Requester requestedBy;
    Instant requestedAt;
    /** By when the person has to have an answer. */
    Instant answerBy;

    /** Absent until somebody has looked into it. */
    @Nullable
    Boolean personsOwnWill;

    List<HoldGround> holds = new ArrayList<>();
    List<Role> approvedBy = new ArrayList<>();

    /** When erasing begins, or began. */
    @Nullable
    Instant beginsAt;

    @Nullable
    ErasureRefusalGround refusedFor;

    /** Last day on which an older backup of the keys may exist. */
    @Nullable
    LocalDate backupsGoneBy;

    static Erasure of(ErasureRequested event, Recorded recorded) {
        var erasure = new Erasure();
        erasure.erasureId = event.erasureId();
        erasure.caseId = event.caseId();
        erasure.subjects = event.subjects();
        erasure.scope = event.scope();
        erasure.requestedBy = event.requestedBy();
        erasure.requestedAt = recorded.recordedAt();
        erasure.answerBy = recorded.recordedAt().plus(TO_BE_ANSWERED);
        return erasure;
    }

    ErasureState state() {
        return !holds.isEmpty()
                ? ErasureState.Held
                : beginsAt != null ? ErasureState.CoolingOff : ErasureState.Requested;
    }
}
