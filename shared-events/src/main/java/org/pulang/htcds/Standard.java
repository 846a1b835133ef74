package org.pulang.htcds;

import static java.util.stream.Collectors.toMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pulang.htcds.HtcdsField.Carried;

/** The fields of HTCDS 2.0, from {@code htcds/fields.csv}, and ours beside them. Whatever is read or written is named by them. */
public final class Standard {

    /** To be said with every file. */
    public static final String ATTRIBUTION =
            "Fields and codes: Human Trafficking Case Data Standard (HTCDS) 2.0, International Organization for"
                    + " Migration (IOM), CC BY 4.0; columns that begin with x_ are additions of Pulang. IOM does not"
                    + " endorse Pulang.";

    private static final List<HtcdsField> FIELDS = read();

    /** What a case has and HTCDS lacks, as far as it is needed to read a file back. */
    private static final List<HtcdsField> ADDITIONS = List.of(
            addition("x_cas_CaseNumber", false, "VictimIdentified caseNumber; written only, names the row when read"),
            addition("x_cas_FirstContact", false, "VictimIdentified firstContact, also a month or a year"),
            addition("x_cas_IdentifiedThrough", false, "VictimIdentified identifiedThrough"),
            addition("x_prs_AgeEstimate", false, "VictimIdentified ageEstimate, whole years"),
            addition("x_prs_AgeBroad", false, "VictimIdentified ageBroad, where neither birth date nor age is known"),
            addition("x_prs_Origin", false, "VictimIdentified origin, area code"),
            addition("x_prs_Residence", false, "PersonalDetailsRecorded residence, area code"),
            addition("x_prs_OtherLanguages", true, "PersonalDetailsRecorded languages, the third and so on"),
            addition(
                    "x_prs_OtherContacts",
                    true,
                    "VictimIdentified and ContactsRecorded contacts, kind and value, without unsafe ones"),
            addition("x_prs_IdentityDocument", false, "IdentityDocumentRecorded type"),
            addition("x_prs_IdentityDocumentState", false, "IdentityDocumentRecorded state"),
            addition(
                    "x_vic_MethodsOfControl", true, "ExploitationRecorded methodsOfControl that HTCDS has no code for"),
            addition("x_vic_ForcedLabourIndustryDivision", false, "ExploitationRecorded industry, ISIC division"),
            addition("x_hte_From", true, "ExploitationRecorded places, also a month or a year"),
            addition("x_hte_To", true, "ExploitationRecorded places"),
            addition("x_hte_Area", true, "ExploitationRecorded places, area code"));

    private static final Map<String, HtcdsField> BY_NAME = byName();
    private static final Map<String, HtcdsField> BY_HEADER = byHeader();

    private Standard() {}

    /** The 84 of the standard, in its order. */
    public static List<HtcdsField> fields() {
        return FIELDS;
    }

    public static List<HtcdsField> additions() {
        return ADDITIONS;
    }

    /** @throws IllegalArgumentException if neither the standard nor our additions have it */
    public static HtcdsField field(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException("HTCDS has no field " + name));
    }

    /**
     * The field that a header means: case, blanks, underscores and the misspellings of the IOM toolkit make no difference, and a
     * prefix may be missing where the rest is enough.
     */
    public static Optional<HtcdsField> meantBy(String header) {
        return Optional.ofNullable(BY_HEADER.get(folded(header)));
    }

    /** The official code that a value of a field means; empty if none. */
    public static Optional<String> code(HtcdsField field, String value) {
        return field.values().stream()
                .filter(code -> folded(code).equals(folded(value)))
                .findFirst();
    }

    /** The same for whatever differs in case, blanks, signs, and the ways to spell two words of the standard. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "")
                .replace("organization", "organisation")
                .replace("unacquainted", "unaquainted");
    }

    private static HtcdsField addition(String name, boolean several, String where) {
        return new HtcdsField(name, 'x', false, false, several, List.of(), Carried.Case, where);
    }

    private static Map<String, HtcdsField> byName() {
        var fields = new LinkedHashMap<String, HtcdsField>();
        FIELDS.forEach(field -> fields.put(field.name(), field));
        ADDITIONS.forEach(field -> fields.put(field.name(), field));
        return fields;
    }

    private static Map<String, HtcdsField> byHeader() {
        var headers = BY_NAME.values().stream().collect(toMap(field -> folded(field.name()), field -> field));
        var rests = new HashMap<String, HtcdsField>();
        var ambiguous = new HashSet<String>();
        for (var field : FIELDS) {
            var rest = folded(field.name().substring(4));
            if (rests.put(rest, field) != null) {
                ambiguous.add(rest);
            }
        }
        rests.keySet().removeAll(ambiguous);
        rests.forEach(headers::putIfAbsent);
        // As the hidden first row of the IOM toolkit's sheets has it.
        headers.put(folded("vic_TraffickinStatusDecisionMakingOrg"), field("vic_TraffickingStatusDecisionMakingOrg"));
        return headers;
    }

    private static List<HtcdsField> read() {
        var table = Objects.requireNonNull(Standard.class.getResourceAsStream("/htcds/fields.csv"), "htcds/fields.csv");
        try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("field;"))
                    .map(line -> ofLine(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HtcdsField ofLine(String[] cells) {
        return new HtcdsField(
                cells[0],
                cells[1].charAt(0),
                cells[2].equals("yes"),
                cells[3].equals("yes"),
                cells[4].equals("yes"),
                cells[5].equals("-") ? List.of() : List.of(cells[5].split("\\|")),
                Carried.valueOf(cells[6]),
                cells[7]);
    }
}
