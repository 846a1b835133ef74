package org.pulang.runner.ctdc;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.runner.batch.BatchLine;
import org.pulang.runner.ctdc.CtdcColumn.Taken;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Industry;
import org.pulang.vocabulary.IndustrySection;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.MethodOfControl;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.RelationshipToTrafficker;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.TypeOfSexExploitation;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * A row of the dataset: one identified, k-anonymised person. Its case id and keys follow from what it says and from how many
 * equal rows came before it, so the same row leads to the same case, in whatever order and however often it is imported.
 *
 * @param number in the file, the header being 1
 * @param occurrence of these very values, from 1
 */
record CtdcRow(long number, Map<CtdcColumn, String> values, int occurrence) {

    private static final Map<String, Gender> GENDERS = Map.of(
            "Female", Gender.Feminine,
            "Woman", Gender.Feminine,
            "Male", Gender.Masculine,
            "Man", Gender.Masculine,
            "Transgender/NonConforming", Gender.NonConforming,
            "Trans/Transgender/NonConforming", Gender.NonConforming,
            "Unknown", Gender.NonSpecifiedUnknown,
            "-99", Gender.NonSpecifiedUnknown,
            "", Gender.NonSpecifiedUnknown);
    private static final Map<String, CtdcAgeBand> AGES = Map.ofEntries(
            entry("0--8", CtdcAgeBand.From0To8),
            entry("9--17", CtdcAgeBand.From9To17),
            entry("18--20", CtdcAgeBand.From18To20),
            entry("21--23", CtdcAgeBand.From21To23),
            entry("24--26", CtdcAgeBand.From24To26),
            entry("27--29", CtdcAgeBand.From27To29),
            entry("30--38", CtdcAgeBand.From30To38),
            entry("39--47", CtdcAgeBand.From39To47),
            entry("48+", CtdcAgeBand.From48),
            entry("Unknown", CtdcAgeBand.Unknown),
            entry("-99", CtdcAgeBand.Unknown),
            entry("", CtdcAgeBand.Unknown));
    private static final Map<String, YesNoUnknown> ANSWERS = Map.of(
            "1.0", YesNoUnknown.Yes,
            "1", YesNoUnknown.Yes,
            "0.0", YesNoUnknown.No,
            "0", YesNoUnknown.No,
            "-99", YesNoUnknown.Unknown,
            "-99.0", YesNoUnknown.Unknown,
            "Unknown", YesNoUnknown.Unknown,
            "", YesNoUnknown.Unknown);

    private static final Set<String> MISSING = Set.of("", "-99", "-99.0", "Unknown");

    private static final Pattern MONTHS = Pattern.compile("\\d{1,3}(--\\d{1,3}|\\+)( \\([0-9+-]+ yrs?\\))?");
    private static final Pattern MAJORITY = Pattern.compile("Minor|Adult|\\d{1,2}--\\d{1,2}|\\d{1,2}\\+");

    /** What is told neither by yes nor by no, and how it may look: anything else might be a name. */
    private static final Map<CtdcColumn, Pattern> WORDS = new EnumMap<>(Map.of(
            CtdcColumn.traffickMonths, MONTHS,
            CtdcColumn.majorityStatusAtExploit, MAJORITY,
            CtdcColumn.majorityEntry, MAJORITY));

    /** Newer files have three letters. */
    private static final Map<String, String> COUNTRIES = Stream.of(Locale.getISOCountries())
            .collect(toUnmodifiableMap(
                    code -> new Locale.Builder().setRegion(code).build().getISO3Country(), code -> code));

    private static final Map<CtdcColumn, TypeOfExploitation> TYPES = new EnumMap<>(Map.of(
            CtdcColumn.isOtherExploit, TypeOfExploitation.Other,
            CtdcColumn.isForcedMarriage, TypeOfExploitation.ForcedMarriage,
            CtdcColumn.isForcedMilitary, TypeOfExploitation.ForcedMilitaryByNonStateActors,
            CtdcColumn.isOrganRemoval, TypeOfExploitation.OrganRemoval,
            CtdcColumn.typeOfLabourBegging, TypeOfExploitation.ForcedBegging));

    private static final Map<CtdcColumn, MethodOfControl> CONTROLS = new EnumMap<>(Map.ofEntries(
            entry(CtdcColumn.meansOfControlDebtBondage, MethodOfControl.DebtBondage),
            entry(CtdcColumn.meansOfControlTakesEarnings, MethodOfControl.TakesEarnings),
            entry(CtdcColumn.meansOfControlRestrictsFinancialAccess, MethodOfControl.RestrictsFinancialAccess),
            entry(CtdcColumn.meansOfControlPsychologicalAbuse, MethodOfControl.PsychologicalAbuse),
            entry(CtdcColumn.meansOfControlPhysicalAbuse, MethodOfControl.PhysicalAbuse),
            entry(CtdcColumn.meansOfControlSexualAbuse, MethodOfControl.SexualAbuse),
            entry(CtdcColumn.meansOfControlFalsePromises, MethodOfControl.FalsePromises),
            entry(CtdcColumn.meansOfControlPsychoactiveSubstances, MethodOfControl.PsychoactiveSubstance),
            entry(CtdcColumn.meansOfControlRestrictsMovement, MethodOfControl.RestrictsMovement),
            entry(CtdcColumn.meansOfControlRestrictsMedicalCare, MethodOfControl.RestrictsMedicalCare),
            entry(CtdcColumn.meansOfControlExcessiveWorkingHours, MethodOfControl.ExcessiveWorkingHours),
            entry(CtdcColumn.meansOfControlUsesChildren, MethodOfControl.UsesChildren),
            entry(CtdcColumn.meansOfControlThreatOfLawEnforcement, MethodOfControl.ThreatsLawEnforcement),
            entry(CtdcColumn.meansOfControlWithholdsNecessities, MethodOfControl.WithholdsNecessities),
            entry(CtdcColumn.meansOfControlWithholdsDocuments, MethodOfControl.WithholdsDocuments),
            entry(CtdcColumn.meansOfControlOther, MethodOfControl.Other),
            entry(CtdcColumn.meansFalsePromises, MethodOfControl.FalsePromises),
            entry(CtdcColumn.meansDrugsAlcohol, MethodOfControl.PsychoactiveSubstance),
            entry(CtdcColumn.meansExcessiveWorkHours, MethodOfControl.ExcessiveWorkingHours),
            entry(CtdcColumn.meansWithholdDocs, MethodOfControl.WithholdsDocuments)));

    private static final Map<CtdcColumn, TypeOfSexExploitation> SEX = new EnumMap<>(Map.of(
            CtdcColumn.typeOfSexProstitution, TypeOfSexExploitation.Prostitution,
            CtdcColumn.typeOfSexPornography, TypeOfSexExploitation.Pornography,
            CtdcColumn.typeOfSexRemoteInteractiveServices, TypeOfSexExploitation.RemoteInteractiveServices,
            CtdcColumn.typeOfSexPrivateSexualServices, TypeOfSexExploitation.PrivateSexualServices));

    private static final Map<CtdcColumn, Industry> INDUSTRIES = new EnumMap<>(Map.of(
            CtdcColumn.typeOfLabourAgriculture, new Industry(IndustrySection.A_AgricultureForestryAndFishing, "01"),
            CtdcColumn.typeOfLabourAquafarming, new Industry(IndustrySection.A_AgricultureForestryAndFishing, "03"),
            CtdcColumn.typeOfLabourConstruction, new Industry(IndustrySection.F_Construction, null),
            CtdcColumn.typeOfLabourDomesticWork,
                    new Industry(IndustrySection.T_ActivitiesOfHouseholdsAsEmployers, null),
            CtdcColumn.typeOfLabourHospitality,
                    new Industry(IndustrySection.I_AccommodationAndFoodServiceActivities, null),
            CtdcColumn.typeOfLabourManufacturing, new Industry(IndustrySection.C_Manufacturing, null),
            CtdcColumn.typeOfLabourMiningOrDrilling, new Industry(IndustrySection.B_MiningAndQuarrying, null),
            CtdcColumn.typeOfLabourTransportation, new Industry(IndustrySection.H_TransportationAndStorage, null)));

    /** A value the dataset's description does not know. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final CtdcColumn column;

        Unreadable(CtdcColumn column) {
            this.column = column;
        }

        String problem() {
            return "VALUE_UNKNOWN in " + column;
        }
    }

    /** The same for every row that says the same, in whatever columns that are taken. */
    static String content(Map<CtdcColumn, String> values) {
        var content = new ArrayList<String>();
        new EnumMap<>(values).forEach((column, value) -> {
            if (column.required()) {
                content.add(value);
            } else if (!value.isEmpty() && (column.taken() == Taken.Case || column.taken() == Taken.Note)) {
                content.add(column + "=" + value);
            }
        });
        return String.join(",", content);
    }

    UUID caseId() {
        return UUID.nameUUIDFromBytes(
                "ctdc %s #%d".formatted(content(values), occurrence).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The case is opened, then what was done to the person is written down, where the row says anything of it; what no field of a case
     * can hold stands in a note, as published.
     */
    List<BatchLine> lines() throws Unreadable {
        var lines = new ArrayList<BatchLine>();
        lines.add(line("identify-victim", identification()));
        var exploitation = exploitation();
        if (exploitation != null) {
            lines.add(line("record-exploitation", exploitation));
        }
        var said = said();
        if (!said.isEmpty()) {
            lines.add(line("add-note", note(said)));
        }
        return lines;
    }

    private BatchLine line(String command, Map<String, ?> body) {
        return BatchLine.ofCase("ctdc-%s-%s".formatted(caseId(), command), caseId(), command, body);
    }

    /** CTDC holds people its partners identified as trafficked, hence the status; by whom and how is not told. */
    private Map<String, ?> identification() throws Unreadable {
        return Map.of(
                "provenance", Provenance.Ctdc,
                "gender", read(CtdcColumn.gender, GENDERS),
                "ageBroad", read(CtdcColumn.ageBroad, AGES),
                "citizenships", List.of(country(CtdcColumn.citizenship)),
                "identifiedThrough", ReferralSource.Unknown,
                "status", TraffickingStatus.ActualVictimOfTrafficking,
                "firstContact", year(),
                "occurredAt", year());
    }

    private @Nullable Map<String, Object> exploitation() throws Unreadable {
        var types = new ArrayList<Map<String, Object>>();
        types.add(answered(TypeOfExploitation.ForcedLabour, read(CtdcColumn.isForcedLabour, ANSWERS)));
        types.add(answered(TypeOfExploitation.SexualExploitation, read(CtdcColumn.isSexualExploit, ANSWERS)));
        types.addAll(stated(TYPES));
        var controls = stated(CONTROLS);
        var sex = new ArrayList<TypeOfSexExploitation>();
        for (var kind : SEX.entrySet()) {
            if (read(kind.getKey(), ANSWERS) == YesNoUnknown.Yes) {
                sex.add(kind.getValue());
            }
        }
        var industry = industry();
        var relationship = relationship();
        var country = country(CtdcColumn.CountryOfExploitation);
        var known = !"ZZ".equals(country);
        if (types.stream().allMatch(type -> type.get("answer") == YesNoUnknown.Unknown)
                && controls.isEmpty()
                && sex.isEmpty()
                && industry == null
                && relationship == null
                && !known) {
            return null;
        }
        var body = new HashMap<String, Object>();
        body.put("exploitationTypes", types);
        body.put(
                "places",
                known ? List.of(Map.of("kind", JourneyPlaceKind.Exploitation, "country", country)) : List.of());
        body.put("occurredAt", year());
        if (!controls.isEmpty()) {
            body.put("methodsOfControl", controls);
        }
        if (!sex.isEmpty()) {
            body.put("sexExploitationTypes", sex);
        }
        if (industry != null) {
            body.put("industry", INDUSTRIES.get(industry));
        }
        if (relationship != null) {
            body.put("relationshipToTrafficker", relationship);
        }
        return body;
    }

    private static Map<String, Object> answered(Enum<?> code, YesNoUnknown answer) {
        return Map.of("code", code, "answer", answer);
    }

    /** Yes or no, where the row says so; what it does not say was not asked. */
    private List<Map<String, Object>> stated(Map<CtdcColumn, ? extends Enum<?>> codes) throws Unreadable {
        var stated = new ArrayList<Map<String, Object>>();
        for (var code : codes.entrySet()) {
            var answer = read(code.getKey(), ANSWERS);
            if (answer != YesNoUnknown.Unknown) {
                stated.add(answered(code.getValue(), answer));
            }
        }
        return stated;
    }

    /** A case has one; of several, the first. */
    private @Nullable CtdcColumn industry() throws Unreadable {
        for (var column : INDUSTRIES.keySet()) {
            if (read(column, ANSWERS) == YesNoUnknown.Yes) {
                return column;
            }
        }
        return null;
    }

    /** That of the recruiter, who is the trafficker this column tells of; only where it is one. */
    private @Nullable RelationshipToTrafficker relationship() throws Unreadable {
        var family = read(CtdcColumn.recruiterRelationFamily, ANSWERS) == YesNoUnknown.Yes;
        var known = read(CtdcColumn.recruiterRelationFriend, ANSWERS) == YesNoUnknown.Yes
                || read(CtdcColumn.recruiterRelationIntimatePartner, ANSWERS) == YesNoUnknown.Yes;
        var other = read(CtdcColumn.recruiterRelationOther, ANSWERS) == YesNoUnknown.Yes;
        if (other || family == known) {
            return null;
        }
        return family ? RelationshipToTrafficker.Familial : RelationshipToTrafficker.Acquainted;
    }

    /** What the row says and the rest of the case cannot hold, as published. */
    private List<String> said() throws Unreadable {
        var said = new ArrayList<String>();
        var industry = industry();
        for (var column : values.keySet()) {
            var words = WORDS.get(column);
            if (words != null) {
                if (!MISSING.contains(told(column))) {
                    said.add(column + "=" + told(column, words));
                }
            } else if (column.taken() == Taken.Note && read(column, ANSWERS) != YesNoUnknown.Unknown) {
                said.add(column + "=" + (read(column, ANSWERS) == YesNoUnknown.Yes ? "1" : "0"));
            } else if (INDUSTRIES.containsKey(column)
                    && column != industry
                    && read(column, ANSWERS) != YesNoUnknown.Unknown) {
                said.add(column + "=" + (read(column, ANSWERS) == YesNoUnknown.Yes ? "1" : "0"));
            } else if (SEX.containsKey(column) && read(column, ANSWERS) == YesNoUnknown.No) {
                said.add(column + "=0");
            }
        }
        return said;
    }

    private String told(CtdcColumn column, Pattern words) throws Unreadable {
        var told = told(column);
        if (!words.matcher(told).matches()) {
            throw new Unreadable(column);
        }
        return told;
    }

    private Map<String, Object> note(List<String> said) {
        return Map.of(
                "noteId",
                UUID.nameUUIDFromBytes("ctdc note %s".formatted(caseId()).getBytes(StandardCharsets.UTF_8)),
                "visibility",
                NoteVisibility.Team,
                "text",
                "CTDC, seperti diterbitkan / as published (1 ya/yes, 0 tidak/no): " + String.join("; ", said));
    }

    private String told(CtdcColumn column) {
        return values.getOrDefault(column, "");
    }

    /** Columns that tell something which is taken nowhere. */
    List<CtdcColumn> notCarried() {
        return values.keySet().stream()
                .filter(column -> column.taken() == Taken.No && !MISSING.contains(told(column)))
                .toList();
    }

    private String country(CtdcColumn column) throws Unreadable {
        var code = values.getOrDefault(column, "");
        if (code.isEmpty() || code.equals("00")) {
            return "ZZ";
        }
        if (MISSING.contains(code)) {
            return "ZZ";
        }
        var two = COUNTRIES.getOrDefault(code, code);
        if (!two.matches("[A-Z]{2}")) {
            throw new Unreadable(column);
        }
        return two;
    }

    private String year() throws Unreadable {
        var year = values.getOrDefault(CtdcColumn.yearOfRegistration, "").replaceFirst("\\.0$", "");
        if (!year.matches("\\d{4}")) {
            throw new Unreadable(CtdcColumn.yearOfRegistration);
        }
        return year;
    }

    private <T> T read(CtdcColumn column, Map<String, T> codes) throws Unreadable {
        var code = codes.get(values.getOrDefault(column, ""));
        if (code == null) {
            throw new Unreadable(column);
        }
        return code;
    }
}
