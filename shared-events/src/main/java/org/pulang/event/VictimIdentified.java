package org.pulang.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * A person was identified as a possible or actual victim of trafficking; their case begins. HTCDS prs_*, vic_TraffickingStatus,
 * vic_TraffickingStatusDecisionMakingOrg.
 *
 * @param name absent where the person has not told one, or the source is de-identified
 * @param ageEstimate whole years, where no birth date is known
 * @param ageBand at identification, fixed then: the birth date may be erased later
 * @param ageBroad the same in CTDC's bands
 * @param origin province or regency the person comes from; absent for people from abroad or where unknown
 * @param firstContact when anybody first heard of the person
 * @param basis why the deciding body decided so
 */
public record VictimIdentified(
        CaseId caseId,
        CaseNumber caseNumber,
        Provenance provenance,
        @Classified(FieldClass.Identity) @Nullable Sensitive<PersonName> name,
        @Classified(FieldClass.Identity) @Nullable Sensitive<LocalDate> birthDate,
        @Classified(FieldClass.Identity) @Nullable Sensitive<Integer> ageEstimate,
        AgeBand ageBand,
        CtdcAgeBand ageBroad,
        YesNoUnknown minor,
        Gender gender,
        List<CountryCode> citizenships,
        List<Contact> contacts,
        @Nullable AreaCode origin,
        ReferralSource identifiedThrough,
        @Nullable OrganisationId identifyingOrganisation,
        TraffickingStatus status,
        @Nullable DecidingBody decidedBy,
        @Classified(FieldClass.Narrative) @Nullable Sensitive<String> basis,
        PartialDate firstContact,
        @Nullable PartialDate occurredAt)
        implements IdentificationEvent {

    public VictimIdentified {
        citizenships = List.copyOf(citizenships);
        contacts = List.copyOf(contacts);
    }
}
