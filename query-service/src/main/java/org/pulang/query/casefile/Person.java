package org.pulang.query.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.YesNoUnknown;

/** Who the person is, after all corrections; age bands and minor as at first contact. */
record Person(
        @Classified(FieldClass.Identity) @Nullable Sensitive<PersonName> name,
        @Classified(FieldClass.Identity) @Nullable Sensitive<LocalDate> birthDate,
        @Classified(FieldClass.Identity) @Nullable Sensitive<Integer> ageEstimate,
        AgeBand ageBand,
        CtdcAgeBand ageBroad,
        YesNoUnknown minor,
        Gender gender,
        List<CountryCode> citizenships,
        List<Contact> contacts,
        @Nullable AreaCode origin) {

    Person {
        citizenships = List.copyOf(citizenships);
        contacts = List.copyOf(contacts);
    }

    static Person of(VictimIdentified event) {
        return new Person(
                event.name(),
                event.birthDate(),
                event.ageEstimate(),
                event.ageBand(),
                event.ageBroad(),
                event.minor(),
                event.gender(),
                event.citizenships(),
                event.contacts(),
                event.origin());
    }

    Person corrected(@Nullable CorrectedIdentity identity, @Nullable Age age) {
        var right = identity == null ? new CorrectedIdentity(null, null, null, null, null, null) : identity;
        return new Person(
                either(right.name(), name),
                either(right.birthDate(), birthDate),
                either(right.ageEstimate(), ageEstimate),
                age == null ? ageBand : age.band(),
                age == null ? ageBroad : age.broad(),
                age == null ? minor : age.minor(),
                right.gender() == null ? gender : right.gender(),
                right.citizenships() == null ? citizenships : right.citizenships(),
                contacts,
                either(right.origin(), origin));
    }

    Person reachedBy(List<Contact> told) {
        return new Person(name, birthDate, ageEstimate, ageBand, ageBroad, minor, gender, citizenships, told, origin);
    }

    /** What was told later counts; what was not told again stays. */
    static PersonalDetails merged(@Nullable PersonalDetails before, PersonalDetails told) {
        return before == null
                ? told
                : new PersonalDetails(
                        either(told.maritalStatus(), before.maritalStatus()),
                        either(told.numberOfChildren(), before.numberOfChildren()),
                        either(told.languages(), before.languages()),
                        either(told.education(), before.education()),
                        either(told.occupation(), before.occupation()),
                        either(told.householdSize(), before.householdSize()),
                        either(told.migrationChannel(), before.migrationChannel()),
                        either(told.vulnerabilities(), before.vulnerabilities()),
                        either(told.vulnerabilityDetails(), before.vulnerabilityDetails()),
                        either(told.address(), before.address()),
                        either(told.residence(), before.residence()));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
