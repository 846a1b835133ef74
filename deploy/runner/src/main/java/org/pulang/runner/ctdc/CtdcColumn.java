package org.pulang.runner.ctdc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of the CTDC dataset: of its k-anonymised release and of its synthetic one. The constants carry their names. */
enum CtdcColumn {
    yearOfRegistration(Taken.Case),
    gender(Taken.Case),
    ageBroad(Taken.Case),
    citizenship(Taken.Case),
    isForcedLabour(Taken.Case),
    isSexualExploit(Taken.Case),
    CountryOfExploitation(Taken.Case),

    Datasource(Taken.No),
    majorityStatus(Taken.Implied),
    /** Minor or adult when exploitation began, and when trafficking did; some files have bands of age. */
    majorityStatusAtExploit(Taken.Note),
    majorityEntry(Taken.Note),

    meansOfControlDebtBondage(Taken.Case),
    meansOfControlTakesEarnings(Taken.Case),
    meansOfControlRestrictsFinancialAccess(Taken.Case),
    /** Of which kind is not told. */
    meansOfControlThreats(Taken.Note),
    meansOfControlPsychologicalAbuse(Taken.Case),
    meansOfControlPhysicalAbuse(Taken.Case),
    meansOfControlSexualAbuse(Taken.Case),
    meansOfControlFalsePromises(Taken.Case),
    meansOfControlPsychoactiveSubstances(Taken.Case),
    meansOfControlRestrictsMovement(Taken.Case),
    meansOfControlRestrictsMedicalCare(Taken.Case),
    meansOfControlExcessiveWorkingHours(Taken.Case),
    meansOfControlUsesChildren(Taken.Case),
    meansOfControlThreatOfLawEnforcement(Taken.Case),
    meansOfControlWithholdsNecessities(Taken.Case),
    meansOfControlWithholdsDocuments(Taken.Case),
    meansOfControlOther(Taken.Case),
    meansOfControlNotSpecified(Taken.Implied),
    meansOfControlConcatenated(Taken.Implied),

    isOtherExploit(Taken.Case),
    isSexAndLabour(Taken.Note),
    isForcedMarriage(Taken.Case),
    isForcedMilitary(Taken.Case),
    isOrganRemoval(Taken.Case),
    isSlaveryAndPractices(Taken.Note),
    typeOfExploitConcatenated(Taken.Implied),

    typeOfLabourAgriculture(Taken.Case),
    typeOfLabourAquafarming(Taken.Case),
    typeOfLabourBegging(Taken.Case),
    typeOfLabourConstruction(Taken.Case),
    typeOfLabourDomesticWork(Taken.Case),
    typeOfLabourHospitality(Taken.Case),
    typeOfLabourIllicitActivities(Taken.Note),
    typeOfLabourManufacturing(Taken.Case),
    typeOfLabourMiningOrDrilling(Taken.Case),
    typeOfLabourPeddling(Taken.Note),
    typeOfLabourTransportation(Taken.Case),
    typeOfLabourOther(Taken.Note),
    typeOfLabourNotSpecified(Taken.Implied),
    typeOfLabourConcatenated(Taken.Implied),

    typeOfSexProstitution(Taken.Case),
    typeOfSexPornography(Taken.Case),
    typeOfSexRemoteInteractiveServices(Taken.Case),
    typeOfSexPrivateSexualServices(Taken.Case),
    typeOfSexConcatenated(Taken.Implied),

    isAbduction(Taken.Note),
    RecruiterRelationship(Taken.Implied),
    recruiterRelationIntimatePartner(Taken.Note),
    recruiterRelationFriend(Taken.Note),
    recruiterRelationFamily(Taken.Note),
    recruiterRelationOther(Taken.Note),
    recruiterRelationUnknown(Taken.Implied),

    /** Months, in bands. */
    traffickMonths(Taken.Note),
    meansDebtBondageEarnings(Taken.Note),
    meansThreats(Taken.Note),
    meansAbusePsyPhySex(Taken.Note),
    meansFalsePromises(Taken.Case),
    meansDrugsAlcohol(Taken.Case),
    meansDenyBasicNeeds(Taken.Note),
    meansExcessiveWorkHours(Taken.Case),
    meansWithholdDocs(Taken.Case);

    /** Where a column is in a case. */
    enum Taken {
        /** In a field of the case. */
        Case,
        /** In a note, as published: what stands for several things is never taken apart. */
        Note,
        /** Follows from other columns, which are taken. */
        Implied,
        /** Nowhere; counted. */
        No
    }

    /** As some versions of the synthetic release have them. */
    private static final Map<String, CtdcColumn> OTHERWISE_NAMED = Map.of(
            "sectoroflabouragriculture", typeOfLabourAgriculture,
            "sectoroflabourconstruction", typeOfLabourConstruction,
            "sectoroflabourdomesticwork", typeOfLabourDomesticWork,
            "sectoroflabourhospitality", typeOfLabourHospitality,
            "sectorofsexprostitution", typeOfSexProstitution,
            "sectorofsexpornography", typeOfSexPornography);

    private final Taken taken;

    CtdcColumn(Taken taken) {
        this.taken = taken;
    }

    Taken taken() {
        return taken;
    }

    /** Whether every file has it. */
    boolean required() {
        return compareTo(CountryOfExploitation) <= 0;
    }

    static Optional<CtdcColumn> named(String header) {
        var name = header.strip();
        return Arrays.stream(values())
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHERWISE_NAMED.get(name.toLowerCase(Locale.ROOT))));
    }
}
