package org.pulang.legalframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

/** What the law gives, and since when. */
class LegalFramesTest {

    static final List<Entitlement> ALL = List.copyOf(LegalFrames.all());

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @FieldSource("ALL")
    void nameEachEntitlementInBothLanguages(Entitlement entitlement) {
        var title = entitlement.title();
        assertThat(title.in(Locale.ENGLISH)).isNotBlank().isNotEqualTo(title.in(new Locale("id")));
        assertThat(title.in(new Locale("id"))).isNotBlank();
        assertThat(LegalFrames.find(entitlement.code())).contains(entitlement);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void letOneLawFollowTheOther(Entitlement entitlement) {
        var provisions = entitlement.provisions();
        assertThat(provisions).isNotEmpty();
        for (int i = 0; i < provisions.size(); i++) {
            var until = provisions.get(i).until();
            var newest = i == provisions.size() - 1;
            assertThat(until != null || newest).as("only the newest has no end").isTrue();
            if (until != null) {
                assertThat(until).isAfterOrEqualTo(provisions.get(i).from());
            }
            if (until != null && !newest) {
                assertThat(provisions.get(i + 1).from()).isAfter(until);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MigrantWorkerAssistance,2004-10-17,",
        "MigrantWorkerAssistance,2004-10-18,39/2004",
        "MigrantWorkerAssistance,2017-11-21,39/2004",
        "MigrantWorkerAssistance,2017-11-22,18/2017",
        "WitnessProtection,2014-10-16,13/2006",
        "WitnessProtection,2014-10-17,31/2014",
        "MedicalAndPsychosocialAid,2014-10-16,",
        "MedicalAndPsychosocialAid,2014-10-17,31/2014",
        "SocialRehabilitation,2007-04-18,",
        "SocialRehabilitation,2007-04-19,21/2007",
        "SpecialChildProtection,2014-10-16,",
        "SpecialChildProtection,2014-10-17,35/2014",
        "SocialWelfareServices,2009-01-15,",
        "SocialWelfareServices,2009-01-16,11/2009",
        "CivilDocuments,2013-12-23,",
        "CivilDocuments,2013-12-24,24/2013",
    })
    void giveByTheLawOfTheDay(String code, LocalDate day, @Nullable String law) {
        assertThat(LegalFrames.provision(new EntitlementCode(code), day).map(Provision::law))
                .isEqualTo(Optional.ofNullable(law).map(LawNumber::new));
    }

    /** Law 21/2007, Art. 52 (1) and 53. */
    @ParameterizedTest
    @CsvSource({"HealthRehabilitation", "SocialRehabilitation", "Repatriation", "SocialReintegration", "FirstAid"})
    void leaveSevenDaysAfterTheApplication(String code) {
        var provision = provision(code);
        assertThat(provision.law()).isEqualTo(new LawNumber("21/2007"));
        assertThat(provision.dueOn(LocalDate.of(2026, 2, 22))).contains(LocalDate.of(2026, 3, 1));
    }

    @Test
    void startNoOtherClockWithAnApplication() {
        assertThat(ALL.stream()
                        .filter(entitlement -> entitlement.provisions().stream()
                                .anyMatch(provision -> provision.dueOn(TODAY).isPresent()))
                        .map(entitlement -> entitlement.code().value()))
                .containsExactlyInAnyOrder(
                        "HealthRehabilitation",
                        "SocialRehabilitation",
                        "Repatriation",
                        "SocialReintegration",
                        "FirstAid");
        assertThat(provision("Restitution").clock())
                .isEqualTo(new StatutoryClock(14, StatutoryClock.Start.NoticeOfJudgment));
    }

    @Test
    void knowNoEntitlementNobodyListed() {
        assertThat(LegalFrames.find(new EntitlementCode("FreeCar"))).isEmpty();
        assertThat(LegalFrames.provision(new EntitlementCode("FreeCar"), TODAY)).isEmpty();
    }

    /** Neither gender nor papers can decide, because neither is asked. */
    @Test
    void askOnlyForStatusAgeCitizenshipAndWorkAbroad() {
        assertThat(Arrays.stream(Circumstances.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly("status", "minor", "citizenships", "workedAbroad");
    }

    @ParameterizedTest
    @CsvSource({
        // status, minor, citizenship, worked abroad: victim, child, victim abroad, migrant worker, resident
        "PossibleVictimOfTrafficking,Yes,ID,Yes,Yes,Yes,Yes,Yes,Yes",
        "ActualVictimOfTrafficking,No,ID,No,Yes,No,No,No,Yes",
        "ActualVictimOfTrafficking,Unknown,ID,Unknown,Yes,Unknown,Unknown,Unknown,Yes",
        "NotAVictimOfTrafficking,Yes,ID,Yes,No,No,No,Yes,Yes",
        "ActualVictimOfTrafficking,No,MM,Yes,Yes,No,No,No,Unknown",
        "ActualVictimOfTrafficking,No,ZZ,Yes,Yes,No,Unknown,Unknown,Unknown",
        ",Yes,ID,No,Unknown,Unknown,No,No,Yes",
    })
    void sayForWhomTheyAreAsFarAsIsKnown(
            @Nullable TraffickingStatus status,
            YesNoUnknown minor,
            String citizenship,
            YesNoUnknown abroad,
            YesNoUnknown victim,
            YesNoUnknown child,
            YesNoUnknown victimAbroad,
            YesNoUnknown migrantWorker,
            YesNoUnknown resident) {
        var person = new Circumstances(status, minor, List.of(new CountryCode(citizenship)), abroad);
        assertThat(Arrays.stream(Eligible.values()).map(eligible -> eligible.holdsFor(person)))
                .containsExactly(victim, child, victimAbroad, migrantWorker, resident);
    }

    private static Provision provision(String code) {
        return LegalFrames.provision(new EntitlementCode(code), TODAY).orElseThrow();
    }
}
