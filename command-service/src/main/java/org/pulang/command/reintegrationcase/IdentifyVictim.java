package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.Begins;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.KnownArea;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.Since1900;
import org.pulang.vocabulary.TraffickingStatus;

/** A person is identified as a possible or actual victim; their case begins. Papers are not required. */
@Begins
@JsonClassDescription(
        "Opens a case: a person is identified as a possible or actual victim of trafficking. Papers, a full"
                + " name or an exact age are not required.")
public record IdentifyVictim(
        @TargetAggregateIdentifier CaseId caseId,
        @Nullable Provenance provenance,
        @Nullable Sensitive<@Valid PersonName> name,
        @Nullable Sensitive<@Past @Since1900 LocalDate> birthDate,

        @JsonPropertyDescription("Whole years, where no birth date is known.") @Nullable
        Sensitive<@Min(0) @Max(120) Integer> ageEstimate,

        @JsonPropertyDescription("CTDC age band, for imported data that hold neither birth date nor age.") @Nullable
        CtdcAgeBand ageBroad,

        @NotNull Gender gender,
        @NotEmpty @Size(max = 10) List<CountryCode> citizenships,
        @Nullable @Size(max = 20) List<@Valid Contact> contacts,

        @JsonPropertyDescription("Province or regency of origin, official dotted code.") @Nullable @KnownArea
        AreaCode origin,

        @NotNull ReferralSource identifiedThrough,
        @Nullable OrganisationId identifyingOrganisation,
        @NotNull TraffickingStatus status,
        @Nullable DecidingBody decidedBy,
        @Nullable Sensitive<@Size(max = 4000) String> basis,
        @NotNull @PastOrPresent PartialDate firstContact,
        @Nullable @PastOrPresent PartialDate occurredAt)
        implements IdentificationCommand {

    VictimIdentified identified(CaseNumber number, Age age) {
        return new VictimIdentified(
                caseId,
                number,
                provenance == null ? Provenance.Casework : provenance,
                name,
                birthDate,
                ageEstimate,
                age.band(),
                age.broad(),
                age.minor(),
                gender,
                citizenships,
                contacts == null ? List.of() : contacts,
                origin,
                identifiedThrough,
                identifyingOrganisation,
                status,
                decidedBy,
                basis,
                firstContact,
                occurredAt);
    }
}
