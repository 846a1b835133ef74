package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.MonitoringStarted;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.FollowUpMode;
import org.pulang.vocabulary.FollowUpPurpose;
import org.pulang.vocabulary.Foreseeable;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.StaffId;

/**
 * The standard schedule after return is laid down: a visit after 1, 3, 6, 12, 24 and 36 months, as far as that is
 * still to come. Each follow-up's id is made
 * of case, first day and month (UUID version 3), so that it is the same however often the command is sent.
 */
@JsonClassDescription(
        "Lays down the standard schedule of visits after return: 1, 3, 6, 12, 24 and 36 months after a day. "
                + "What is over already is left out.")
public record StartMonitoring(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("The day the months are counted from, as a rule that of the return.")
        @NotNull
        @Foreseeable
        LocalDate startOn,

        @JsonPropertyDescription("Who is to do the visits; absent means whoever enters this.") @Nullable
        StaffId by,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements FollowUpsCommand {

    private static final int[] MONTHS = {1, 3, 6, 12, 24, 36};

    /** All, whether over or not. */
    List<FollowUpId> followUps() {
        return IntStream.of(MONTHS).mapToObj(this::followUp).toList();
    }

    /** @param scheduled what is still to come */
    MonitoringStarted started(StaffId actor, List<FollowUpScheduled> scheduled) {
        return new MonitoringStarted(
                caseId,
                startOn,
                by == null ? actor : by,
                scheduled.stream().map(FollowUpScheduled::followUpId).toList(),
                occurredAt);
    }

    /** Nobody can hold any more what was due before today. */
    List<FollowUpScheduled> scheduled(ZoneId zone, LocalDate today, StaffId actor) {
        return IntStream.of(MONTHS)
                .filter(months -> !startOn.plusMonths(months).isBefore(today))
                .mapToObj(months -> new FollowUpScheduled(
                        caseId,
                        followUp(months),
                        startOn.plusMonths(months),
                        zone,
                        FollowUpPurpose.Monitoring,
                        FollowUpMode.Visit,
                        by == null ? actor : by,
                        occurredAt))
                .toList();
    }

    private FollowUpId followUp(int months) {
        var name = "%s/%s/%d".formatted(caseId, startOn, months);
        return new FollowUpId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
