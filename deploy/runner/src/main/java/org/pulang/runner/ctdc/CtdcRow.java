package org.pulang.runner.ctdc;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.runner.batch.BatchLine;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
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
            "Unknown", Gender.NonSpecifiedUnknown,
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
            entry("", CtdcAgeBand.Unknown));
    private static final Map<String, YesNoUnknown> ANSWERS = Map.of(
            "1.0", YesNoUnknown.Yes,
            "1", YesNoUnknown.Yes,
            "0.0", YesNoUnknown.No,
            "0", YesNoUnknown.No,
            "-99", YesNoUnknown.Unknown,
            "-99.0", YesNoUnknown.Unknown,
            "", YesNoUnknown.Unknown);

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

    /** The same for every row that says the same. */
    static String content(Map<CtdcColumn, String> values) {
        return String.join(",", new EnumMap<>(values).values());
    }

    UUID caseId() {
        return UUID.nameUUIDFromBytes(
                "ctdc %s #%d".formatted(content(values), occurrence).getBytes(StandardCharsets.UTF_8));
    }

    /** The case is opened, then what was done to the person is written down, where the row says anything of it. */
    List<BatchLine> lines() throws Unreadable {
        var lines = new ArrayList<BatchLine>();
        lines.add(line("identify-victim", identification()));
        var exploitation = exploitation();
        if (exploitation != null) {
            lines.add(line("record-exploitation", exploitation));
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

    private @Nullable Map<String, ?> exploitation() throws Unreadable {
        var forcedLabour = read(CtdcColumn.isForcedLabour, ANSWERS);
        var sexual = read(CtdcColumn.isSexualExploit, ANSWERS);
        var country = country(CtdcColumn.CountryOfExploitation);
        var known = !"ZZ".equals(country);
        if (forcedLabour == YesNoUnknown.Unknown && sexual == YesNoUnknown.Unknown && !known) {
            return null;
        }
        return Map.of(
                "exploitationTypes",
                List.of(
                        Map.of("code", TypeOfExploitation.ForcedLabour, "answer", forcedLabour),
                        Map.of("code", TypeOfExploitation.SexualExploitation, "answer", sexual)),
                "places",
                known ? List.of(Map.of("kind", JourneyPlaceKind.Exploitation, "country", country)) : List.of(),
                "occurredAt",
                year());
    }

    private String country(CtdcColumn column) throws Unreadable {
        var code = values.getOrDefault(column, "");
        if (code.isEmpty() || code.equals("00")) {
            return "ZZ";
        }
        if (!code.matches("[A-Z]{2}")) {
            throw new Unreadable(column);
        }
        return code;
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
