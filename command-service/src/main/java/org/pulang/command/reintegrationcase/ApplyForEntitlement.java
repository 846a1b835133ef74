package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.NewId;
import org.pulang.event.EntitlementApplied;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Applicant;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Authority;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Since1900;

/** An application for what the law gives was handed in; from that day the authority has the time the law sets. */
@JsonClassDescription(
        "Records an application for what the law gives. Where the law sets a time, its clock starts: for rehabilitation,"
                + " return home and reintegration seven days (Law 21/2007, Art. 52). Who is eligible is decided by the authority, not"
                + " here.")
public record ApplyForEntitlement(
        @TargetAggregateIdentifier CaseId caseId,
        @NewId ApplicationId applicationId,

        @JsonPropertyDescription("By the code of the legal frames, e.g. SocialRehabilitation.") @NotNull
        EntitlementCode entitlement,

        @JsonPropertyDescription(
                "The day it was handed in, counted in the case's time zone; not counted into the clock.")
        @NotNull
        @Since1900
        LocalDate submittedOn,

        @NotNull Applicant submittedBy,
        @NotNull Authority authority,

        @JsonPropertyDescription("Province or regency of the authority, official dotted code.") @Nullable @KnownArea
        AreaCode area,

        @JsonPropertyDescription("What was asked for.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> note,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements EntitlementsCommand {

    EntitlementApplied applied(LawNumber law, @Nullable LocalDate dueOn, ZoneId zone) {
        return new EntitlementApplied(
                caseId,
                applicationId,
                entitlement,
                law,
                submittedOn,
                submittedBy,
                authority,
                area,
                dueOn,
                zone,
                note,
                occurredAt);
    }
}
