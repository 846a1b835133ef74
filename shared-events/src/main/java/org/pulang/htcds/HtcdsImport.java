package org.pulang.htcds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.htcds.HtcdsField.Carried;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.EducationLevel;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Industry;
import org.pulang.vocabulary.IndustrySection;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.MaritalStatus;
import org.pulang.vocabulary.MethodOfControl;
import org.pulang.vocabulary.MethodOfRecruitment;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.RelationshipToTrafficker;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.TypeOfSexExploitation;
import org.pulang.vocabulary.Vulnerability;
import org.pulang.vocabulary.WebsiteOrApp;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Reads a row of HTCDS into commands: the case is opened, then what is told of the person is written down. A list of ticks says yes
 * to what is ticked and leaves the rest unknown. What has no place in a case goes into a note, in words of the standard.
 */
public final class HtcdsImport {

    private static final Pattern BETWEEN_CODES = Pattern.compile("[;,\\s]+");
    private static final Pattern BETWEEN_VALUES = Pattern.compile("[;,\\n]+");
    private static final int NOTE = 4000;

    /** A command in kebab case, and its body in clear. */
    public record Step(String command, Map<String, Object> body) {}

    /** Something to know about a value, never the value itself. */
    public record Finding(String field, Problem problem) {}

    /** Empty of steps where the row opens no case. */
    public record Reading(List<Step> steps, List<Finding> findings) {

        public boolean opensACase() {
            return !steps.isEmpty();
        }
    }

    /** What may be the matter with a value, and what to do, in Indonesian and English. */
    public enum Problem {
        FIRST_CONTACT_MISSING(
                "tidak terbaca; isi hari, bulan, atau tahun ketika orang ini pertama kali diketahui (2024-05-12,"
                        + " 2024-05 atau 2024). Baris ini tidak diimpor",
                "cannot be read; give the day, month or year when the person was first heard of (2024-05-12, 2024-05"
                        + " or 2024). The row is left out"),
        VALUE_UNKNOWN(
                "nilai bukan kode standar; disimpan dalam catatan. Perbaiki kodenya atau isi pada kasus",
                "the value is no code of the standard; kept in a note. Correct the code, or record it in the case"),
        NOT_A_DAY(
                "bukan tanggal; tulis seperti 2024-05-12. Disimpan dalam catatan",
                "no date; write it like 2024-05-12. Kept in a note"),
        NOT_A_NUMBER("bukan bilangan bulat; disimpan dalam catatan", "no whole number; kept in a note"),
        TOO_LONG("terlalu panjang untuk kasus; disimpan dalam catatan", "too long for the case; kept in a note"),
        ONE_OF_SEVERAL(
                "lebih dari satu nilai; yang pertama dipakai, semuanya disimpan dalam catatan",
                "more than one value; the first counts, all are kept in a note"),
        STATUS_ASSUMED(
                "kosong; dianggap sebagai kemungkinan korban sampai diputuskan",
                "empty; taken as a possible victim until somebody decides"),
        JOINED("disatukan dengan nama depan", "joined to the first name"),
        NOT_TO_BE_CALLED(
                "jangan dihubungi sebelum ditanyakan apakah aman",
                "not to be called until somebody has asked whether that is safe"),
        ODD_NUMBER(
                "bukan nomor internasional (+62...); diambil apa adanya",
                "no international number (+62...); taken as it stands"),
        DOCUMENT_ASSUMED(
                "keadaan dokumen tidak disebut; dianggap dipegang. Perbaiki pada kasus bila tidak",
                "the file does not say where the document is; taken as held. Correct it in the case if it is not"),
        MAYBE_DECEASED(
                "berkas menyebut orang ini meninggal; periksa. Kasus tetap terbuka",
                "the file says the person has died; find out. The case stays open"),
        CONSENT_IS_HISTORY(
                "dicatat sebagai riwayat, penjelasannya tidak diketahui; tidak membuka rujukan, pelimpahan, atau"
                        + " ekspor. Mintalah persetujuan",
                "noted as history, explanation unknown; it opens no referral, transfer or export. Ask for consent"),
        KEPT("tidak ada tempatnya dalam kasus; disimpan dalam catatan", "has no place in a case; kept in a note"),
        LEFT_OUT("tidak diambil", "not taken over");

        private final String indonesian;
        private final String english;

        Problem(String indonesian, String english) {
            this.indonesian = indonesian;
            this.english = english;
        }

        public String text() {
            return indonesian + " / " + english;
        }
    }

    private final Map<String, List<String>> told;
    private final Function<String, UUID> ids;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<String>> kept = new LinkedHashMap<>();

    private HtcdsImport(Map<String, List<String>> told, Function<String, UUID> ids) {
        this.told = told;
        this.ids = ids;
    }

    /**
     * The values in a cell.
     *
     * @param ours whether Pulang wrote the file: then a semicolon in a text stands behind a backslash
     */
    public static List<String> values(HtcdsField field, String cell, boolean ours) {
        var text = cell.strip();
        if (text.isEmpty()) {
            return List.of();
        } else if (field.several() && (ours || field.addition())) {
            return HtcdsRow.split(text).stream().map(String::strip).toList();
        } else if (field.several() && (field.type() == 'D' || (field.type() == 'P' && text.indexOf(';') > 0))) {
            // In step with others: what is blank between two of them counts.
            return Stream.of(text.replaceFirst("[;\\s]+$", "").split(";", -1))
                    .map(String::strip)
                    .toList();
        } else if (field.type() == 'M' || (field.several() && field.type() == 'P')) {
            return parted(text, part -> known(field, part)).toList();
        }
        return List.of(text);
    }

    private static boolean known(HtcdsField field, String value) {
        return field.values().isEmpty()
                ? Places.country(value).isPresent()
                : Standard.code(field, value).isPresent();
    }

    /** Codes may be written in several words: at blanks is parted only what means nothing as a whole. */
    private static Stream<String> parted(String text, Predicate<String> known) {
        return (known.test(text) ? Stream.of(text) : BETWEEN_VALUES.splitAsStream(text))
                .flatMap(part -> known.test(part) ? Stream.of(part.strip()) : BETWEEN_CODES.splitAsStream(part))
                .filter(part -> !part.isBlank());
    }

    /**
     * Reads a row.
     *
     * @param told to each field, named as in the standard, its values as they stand
     * @param ids makes the id of something new out of a word for it: always the same for one row
     */
    public static Reading read(Map<String, List<String>> told, Function<String, UUID> ids) {
        var reading = new HtcdsImport(told, ids);
        return new Reading(reading.steps(), List.copyOf(reading.findings));
    }

    private List<Step> steps() {
        var firstContact = firstContact();
        if (firstContact == null) {
            find("cas_IncomingReferralDate", Problem.FIRST_CONTACT_MISSING);
            return List.of();
        }
        var steps = new ArrayList<Step>();
        steps.add(new Step("identify-victim", identification(firstContact)));
        add(steps, "record-personal-details", wrapped("details", details()), firstContact);
        document().ifTold(body -> add(steps, "record-identity-document", body, firstContact));
        add(steps, "record-exploitation", exploitation(), firstContact);
        add(steps, "record-perpetrator", perpetrator(), null);
        keepTheRest();
        var comments = all("cco_CaseComment").stream()
                .filter(text -> !text.isBlank())
                .flatMap(HtcdsImport::inNotes)
                .toList();
        for (int i = 0; i < comments.size(); i++) {
            add(steps, "add-note", note("comment " + i, comments.get(i)), null);
        }
        var notes = KeptNote.of(kept);
        for (int i = 0; i < notes.size(); i++) {
            add(steps, "add-note", note("kept " + i, notes.get(i)), null);
        }
        return List.copyOf(steps);
    }

    private static void add(
            List<Step> steps, String command, Map<String, Object> body, @Nullable PartialDate occurredAt) {
        if (!body.isEmpty()) {
            put(body, "occurredAt", occurredAt);
            steps.add(new Step(command, body));
        }
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            body.put(name, value);
        }
    }

    private static Map<String, Object> wrapped(String name, Map<String, Object> body) {
        var outer = new LinkedHashMap<String, Object>();
        if (!body.isEmpty()) {
            outer.put(name, body);
        }
        return outer;
    }

    private @Nullable PartialDate firstContact() {
        for (var name : List.of("x_cas_FirstContact", "cas_IncomingReferralDate")) {
            var text = first(name);
            if (text != null) {
                var date = partial(text);
                return date == null ? Values.day(text).map(PartialDate::of).orElse(null) : date;
            }
        }
        return null;
    }

    private static @Nullable PartialDate partial(String text) {
        try {
            return new PartialDate(text.strip().replaceFirst("^(\\d{4})\\.0$", "$1"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, Object> identification(PartialDate firstContact) {
        var body = new LinkedHashMap<String, Object>();
        body.put("provenance", Provenance.Htcds);
        put(body, "name", name());
        put(body, "birthDate", day("prs_Birthdate"));
        put(body, "ageEstimate", number("x_prs_AgeEstimate"));
        put(body, "ageBroad", code("x_prs_AgeBroad", CtdcAgeBand.class));
        body.put("gender", Objects.requireNonNullElse(code("prs_Gender", Gender.class), Gender.NonSpecifiedUnknown));
        var citizenships = new LinkedHashSet<CountryCode>();
        for (var value : all("prs_Citizenship")) {
            Places.country(value).ifPresentOrElse(citizenships::add, () -> unknown("prs_Citizenship"));
        }
        body.put("citizenships", citizenships.isEmpty() ? List.of(CountryCode.UNKNOWN) : List.copyOf(citizenships));
        put(body, "contacts", contacts());
        put(body, "origin", area("x_prs_Origin"));
        body.put(
                "identifiedThrough",
                Objects.requireNonNullElse(
                        code("x_cas_IdentifiedThrough", ReferralSource.class), ReferralSource.Unknown));
        put(body, "identifyingOrganisation", organisation());
        var status = code("vic_TraffickingStatus", TraffickingStatus.class);
        if (status == null && first("vic_TraffickingStatus") == null) {
            find("vic_TraffickingStatus", Problem.STATUS_ASSUMED);
        }
        body.put("status", status == null ? TraffickingStatus.PossibleVictimOfTrafficking : status);
        put(body, "decidedBy", code("vic_TraffickingStatusDecisionMakingOrg", DecidingBody.class));
        body.put("firstContact", firstContact);
        body.put("occurredAt", firstContact);
        return body;
    }

    private @Nullable Map<String, Object> name() {
        var first = fitting("prs_FirstName", 200);
        var middle = first("prs_MiddleName");
        var second = fitting("prs_SecondName", 200);
        if (middle != null) {
            find("prs_MiddleName", Problem.JOINED);
            first = first == null ? middle : first + " " + middle;
        }
        if (first == null) {
            return second == null ? null : Map.of("first", second);
        }
        return second == null ? Map.of("first", first) : Map.of("first", first, "second", second);
    }

    private List<Map<String, Object>> contacts() {
        var contacts = new ArrayList<Map<String, Object>>();
        for (var kind : List.of(ContactKind.MobilePhone, ContactKind.HomePhone, ContactKind.Email)) {
            var value = fitting("prs_" + kind, 200);
            if (value != null) {
                find("prs_" + kind, Problem.NOT_TO_BE_CALLED);
                var plain = kind == ContactKind.Email ? value : value.replaceAll("(?<=\\d)[\\s().-]+(?=\\d)", "");
                if (!HtcdsExport.official(kind, plain)) {
                    find("prs_" + kind, Problem.ODD_NUMBER);
                }
                contacts.add(contact(kind, plain));
            }
        }
        for (var told : all("x_prs_OtherContacts")) {
            var words = told.split(" ", 2);
            var kind = constant(ContactKind.class, words[0]);
            if (kind == null || words.length < 2 || words[1].length() > 200) {
                unknown("x_prs_OtherContacts");
            } else {
                contacts.add(contact(kind, words[1]));
            }
        }
        return contacts;
    }

    private static Map<String, Object> contact(ContactKind kind, String value) {
        return Map.of("kind", kind, "value", value, "safeToContact", YesNoUnknown.Unknown);
    }

    private @Nullable OrganisationId organisation() {
        var told = first("cas_ReferringOrganisation");
        try {
            return told == null ? null : new OrganisationId(told);
        } catch (IllegalArgumentException e) {
            keep("cas_ReferringOrganisation", Problem.KEPT);
            return null;
        }
    }

    private Map<String, Object> details() {
        var body = new LinkedHashMap<String, Object>();
        put(body, "maritalStatus", code("prs_MaritalStatus", MaritalStatus.class));
        put(body, "numberOfChildren", number("prs_NumberOfChildren"));
        var languages = new LinkedHashSet<LanguageCode>();
        for (var name : List.of("prs_PrimaryLanguage", "prs_SecondaryLanguage", "x_prs_OtherLanguages")) {
            for (var value : all(name)) {
                if (!value.isBlank()) {
                    Places.language(value).ifPresentOrElse(languages::add, () -> unknown(name));
                }
            }
        }
        put(body, "languages", List.copyOf(languages));
        put(body, "education", code("prs_HighestLevelOfEducation", EducationLevel.class));
        put(body, "vulnerabilities", codes("vic_Vulnerabilities", Vulnerability.class));
        put(body, "vulnerabilityDetails", fitting("vic_DetailsOfVulnerabilities", 4000));
        address(body);
        return body;
    }

    private void address(Map<String, Object> body) {
        var residence = area("x_prs_Residence");
        var city = Objects.requireNonNullElse(first("prs_MailingCity"), "");
        var state = Objects.requireNonNullElse(first("prs_MailingState"), "");
        var country = Objects.requireNonNullElse(first("prs_MailingCountry"), "");
        var code = Places.country(country).map(CountryCode::value).orElse(country);
        if (residence == null && (code.isEmpty() || code.equals("ID"))) {
            residence = Places.areaNamed(city).or(() -> Places.areaNamed(state)).orElse(null);
        }
        var parts = new LinkedHashMap<String, String>();
        part(parts, "prs_MailingCity", city, residence == null ? "" : Places.city(residence));
        part(parts, "prs_MailingState", state, residence == null ? "" : Places.state(residence));
        part(parts, "prs_MailingPostalCode", Objects.requireNonNullElse(first("prs_MailingPostalCode"), ""), "");
        part(parts, "prs_MailingCountry", code, residence == null ? "" : "ID");
        var street = Objects.requireNonNullElse(first("prs_MailingStreet"), "");
        var written = new WrittenPlace(street, parts).written();
        put(body, "residence", residence);
        if (written.length() > 1000) {
            keep("prs_MailingStreet", Problem.TOO_LONG);
            parts.keySet().forEach(name -> keep(name, Problem.TOO_LONG));
        } else if (!written.isEmpty()) {
            body.put("address", written);
        }
    }

    private static void part(Map<String, String> parts, String name, String told, String known) {
        if (!told.isEmpty() && !Standard.folded(told).equals(Standard.folded(known))) {
            parts.put(name, told);
        }
    }

    private Told document() {
        var number = fitting("prs_IdentityNumber", 64);
        if (number == null) {
            return new Told(Map.of());
        }
        var type = code("x_prs_IdentityDocument", DocumentType.class);
        var state = code("x_prs_IdentityDocumentState", DocumentState.class);
        if (state == null) {
            find("prs_IdentityNumber", Problem.DOCUMENT_ASSUMED);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("documentId", ids.apply("document"));
        body.put("type", type != null ? type : number.matches("\\d{16}") ? DocumentType.KTP : DocumentType.Other);
        body.put("state", state == null ? DocumentState.Held : state);
        body.put("number", number);
        return new Told(body);
    }

    private record Told(Map<String, Object> body) {
        void ifTold(Consumer<Map<String, Object>> then) {
            if (!body.isEmpty()) {
                then.accept(body);
            }
        }
    }

    private Map<String, Object> exploitation() {
        var body = new LinkedHashMap<String, Object>();
        put(body, "recruitmentMethods", checklist("vic_MethodOfRecruitment", MethodOfRecruitment.class));
        put(body, "recruitmentChannels", websites("vic_RecruitmentWebsitesAndApps"));
        put(body, "methodsOfControl", controls());
        var types = checklist("vic_TypeOfExploitation", TypeOfExploitation.class);
        put(body, "exploitationTypes", types);
        put(body, "sexExploitationTypes", codes("vic_TypeOfSexExploitation", TypeOfSexExploitation.class));
        put(body, "exploitationChannels", websites("vic_ExploitationWebsitesAndApps"));
        put(body, "industry", industry());
        put(body, "relationshipToTrafficker", code("vic_RelationshipToTrafficker", RelationshipToTrafficker.class));
        put(body, "ageWhenTrafficked", number("vic_AgeWhenTrafficked"));
        var places = places();
        put(body, "places", places);
        if (!body.isEmpty() && types.isEmpty() && places.isEmpty()) {
            body.put("exploitationTypes", answered(EnumSet.noneOf(TypeOfExploitation.class), TypeOfExploitation.class));
        }
        return body;
    }

    /** Nothing where the list is empty; else yes to what is ticked, and unknown, never no, to what is not. */
    private <E extends Enum<E>> List<Map<String, Object>> checklist(String name, Class<E> type) {
        var ticked = codes(name, type);
        return ticked.isEmpty() ? List.of() : answered(EnumSet.copyOf(ticked), type);
    }

    private static <E extends Enum<E>> List<Map<String, Object>> answered(EnumSet<E> ticked, Class<E> type) {
        return EnumSet.allOf(type).stream()
                .map(code -> Map.<String, Object>of(
                        "code", code, "answer", ticked.contains(code) ? YesNoUnknown.Yes : YesNoUnknown.Unknown))
                .toList();
    }

    /** Those of ours stand in a column of their own; then Other counts only if it stands there too. */
    private List<Map<String, Object>> controls() {
        var ticked = EnumSet.noneOf(MethodOfControl.class);
        ticked.addAll(codes("vic_MethodsOfControl", MethodOfControl.class));
        var ours = codes("x_vic_MethodsOfControl", MethodOfControl.class);
        if (!ours.isEmpty()) {
            ticked.remove(MethodOfControl.Other);
            ticked.addAll(ours);
        }
        return ticked.isEmpty() ? List.of() : answered(ticked, MethodOfControl.class);
    }

    private List<WebsiteOrApp> websites(String name) {
        return codes(name, WebsiteOrApp.class);
    }

    private @Nullable Industry industry() {
        var section = code("vic_ForcedLabourIndustry", IndustrySection.class);
        var division = first("x_vic_ForcedLabourIndustryDivision");
        if (section == null) {
            return null;
        }
        try {
            return new Industry(section, division == null ? null : division.length() == 1 ? "0" + division : division);
        } catch (IllegalArgumentException e) {
            unknown("x_vic_ForcedLabourIndustryDivision");
            return new Industry(section, null);
        }
    }

    private List<Map<String, Object>> places() {
        var names = Standard.fields().stream()
                .filter(field -> field.carried() != Carried.None)
                .map(HtcdsField::name)
                .filter(name -> name.startsWith("hte_"))
                .toList();
        var count = names.stream().mapToInt(name -> all(name).size()).max().orElse(0);
        var places = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            var kind = constant(JourneyPlaceKind.class, at("hte_Type", i));
            if (kind == null) {
                find("hte_Type", Problem.VALUE_UNKNOWN);
                names.forEach(name -> keep(name, null));
                places.clear();
                break;
            }
            places.add(place(kind, i));
        }
        located(places, JourneyPlaceKind.Recruitment, "vic_LocationOfRecruitment");
        located(places, JourneyPlaceKind.Exploitation, "vic_LocationOfExploitation");
        return places;
    }

    private Map<String, Object> place(JourneyPlaceKind kind, int i) {
        var place = new LinkedHashMap<String, Object>();
        place.put("kind", kind);
        var parts = new LinkedHashMap<String, String>();
        var told = at("hte_Country", i);
        var country = Places.country(told).orElse(CountryCode.UNKNOWN);
        if (!told.isEmpty() && country.equals(CountryCode.UNKNOWN)) {
            find("hte_Country", Problem.VALUE_UNKNOWN);
            parts.put("hte_Country", told);
        }
        var city = at("hte_City", i);
        var state = at("hte_State", i);
        var area = Places.areaOf(at("x_hte_Area", i)).orElse(null);
        if (area == null && (told.isEmpty() || country.equals(CountryCode.INDONESIA))) {
            area = Places.areaNamed(city).or(() -> Places.areaNamed(state)).orElse(null);
        }
        place.put("country", area == null ? country : CountryCode.INDONESIA);
        put(place, "area", area);
        put(place, "from", from(i));
        put(place, "to", partial(at("x_hte_To", i)));
        part(parts, "hte_City", city, area == null ? "" : Places.city(area));
        part(parts, "hte_State", state, area == null ? "" : Places.state(area));
        part(parts, "hte_Street", at("hte_Street", i), "");
        part(parts, "hte_PostalCode", at("hte_PostalCode", i), "");
        var text = at("hte_Description", i);
        var written = new WrittenPlace(text, parts).written();
        if (written.length() > 1000) {
            keep("hte_Description", Problem.TOO_LONG);
            written = new WrittenPlace("", parts).written();
        }
        put(place, "description", written.isEmpty() ? null : written);
        return place;
    }

    private @Nullable PartialDate from(int i) {
        var told = at("hte_Date", i);
        var exact = partial(at("x_hte_From", i).isEmpty() ? told : at("x_hte_From", i));
        if (exact == null && !told.isEmpty()) {
            exact = Values.day(told).map(PartialDate::of).orElse(null);
            if (exact == null) {
                keep("hte_Date", Problem.NOT_A_DAY);
            }
        }
        return exact;
    }

    /** Where the history tells no such place, the location does. */
    private void located(List<Map<String, Object>> places, JourneyPlaceKind kind, String name) {
        var told = first(name);
        if (told == null || kept.containsKey("hte_Type")) {
            if (told != null) {
                keep(name, Problem.KEPT);
            }
            return;
        }
        if (places.stream().anyMatch(place -> place.get("kind") == kind)) {
            return;
        }
        var words = told.split(" ", 2);
        var area = words.length == 2 && words[0].equals("ID") ? Places.areaOf(words[1]) : Places.areaNamed(told);
        var country =
                area.isPresent() ? CountryCode.INDONESIA : Places.country(told).orElse(null);
        if (country == null) {
            keep(name, Problem.KEPT);
            return;
        }
        var place = new LinkedHashMap<String, Object>();
        place.put("kind", kind);
        place.put("country", country);
        put(place, "area", area.orElse(null));
        places.add(kind == JourneyPlaceKind.Recruitment ? 0 : places.size(), place);
    }

    /** A third person's details: into the part of the case that only the legal side sees. */
    private Map<String, Object> perpetrator() {
        var roles = codes("per_RoleInProcess", RoleInProcess.class);
        var details = first("per_RoleDetails");
        var organisation = first("per_Organisation");
        var body = new LinkedHashMap<String, Object>();
        if (roles.isEmpty() && details == null && organisation == null) {
            return body;
        }
        body.put("roles", roles.isEmpty() ? List.of(RoleInProcess.Other) : roles);
        if (organisation != null && organisation.length() > 400) {
            details = details == null ? organisation : organisation + "\n" + details;
            organisation = null;
        }
        put(body, "organisation", organisation);
        put(body, "details", details == null ? null : details.substring(0, KeptNote.cut(details, NOTE)));
        return body;
    }

    private void keepTheRest() {
        for (var field : Standard.fields()) {
            var name = field.name();
            if (all(name).stream().allMatch(String::isBlank)) {
                continue;
            }
            if (field.carried() == Carried.None) {
                find(name, Problem.LEFT_OUT);
            } else if (field.carried() == Carried.Kept || field.carried() == Carried.Derived) {
                keep(name, reasonToKeep(name));
            }
        }
        var number = first("x_cas_CaseNumber");
        if (number != null && !kept.isEmpty()) {
            kept.put("x_cas_CaseNumber", List.of(number));
        }
    }

    private Problem reasonToKeep(String name) {
        return switch (name) {
            case "con_Consent", "vic_AgreementToManagePersonalData" -> Problem.CONSENT_IS_HISTORY;
            case "prs_Deceased" ->
                Values.ticked(all(name).get(0)).orElse(false) ? Problem.MAYBE_DECEASED : Problem.KEPT;
            default -> Problem.KEPT;
        };
    }

    /** In the spelling of the standard, where it has one. */
    private void keep(String name, @Nullable Problem why) {
        var values = all(name);
        if (values.stream().allMatch(String::isBlank)) {
            return;
        }
        if (why != null) {
            find(name, why);
        }
        var field = Standard.field(name);
        kept.put(name, values.stream().map(value -> official(field, value)).toList());
    }

    private static String official(HtcdsField field, String value) {
        return switch (field.type()) {
            case 'P', 'M' -> Standard.code(field, value).orElse(value);
            case 'D' -> Values.day(value).map(Object::toString).orElse(value);
            case 'B' -> Values.ticked(value).map(Object::toString).orElse(value);
            default -> value;
        };
    }

    private void unknown(String name) {
        keep(name, Problem.VALUE_UNKNOWN);
    }

    private void find(String name, Problem problem) {
        var finding = new Finding(name, problem);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    private List<String> all(String name) {
        return told.getOrDefault(name, List.of());
    }

    private String at(String name, int i) {
        return i < all(name).size() ? all(name).get(i) : "";
    }

    private @Nullable String first(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst().orElse(null);
    }

    /** Of several the first counts; none disappears. */
    private @Nullable String only(String name) {
        if (all(name).stream().filter(value -> !value.isBlank()).count() > 1) {
            keep(name, Problem.ONE_OF_SEVERAL);
        }
        return first(name);
    }

    private @Nullable String fitting(String name, int length) {
        var text = only(name);
        if (text != null && text.length() > length) {
            keep(name, Problem.TOO_LONG);
            return null;
        }
        return text;
    }

    private @Nullable LocalDate day(String name) {
        var text = only(name);
        var day = text == null ? null : Values.day(text).orElse(null);
        if (text != null && day == null) {
            keep(name, Problem.NOT_A_DAY);
        }
        return day;
    }

    private @Nullable Integer number(String name) {
        var text = only(name);
        var number = text == null ? null : Values.number(text).orElse(null);
        if (text != null && number == null) {
            keep(name, Problem.NOT_A_NUMBER);
        }
        return number;
    }

    private @Nullable AreaCode area(String name) {
        var text = first(name);
        var area = text == null ? null : Places.areaOf(text).orElse(null);
        if (text != null && area == null) {
            unknown(name);
        }
        return area;
    }

    private <E extends Enum<E>> @Nullable E code(String name, Class<E> type) {
        var codes = codes(name, type);
        if (codes.size() > 1) {
            keep(name, Problem.ONE_OF_SEVERAL);
        }
        return codes.isEmpty() ? null : codes.get(0);
    }

    private <E extends Enum<E>> List<E> codes(String name, Class<E> type) {
        var codes = new LinkedHashSet<E>();
        var values = all(name).stream()
                .flatMap(value -> parted(value, part -> constant(type, part) != null))
                .toList();
        for (var value : values) {
            var code = constant(type, value);
            if (code != null) {
                codes.add(code);
            } else {
                unknown(name);
            }
        }
        return List.copyOf(codes);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String told) {
        var folded = Standard.folded(told).replace("4sale", "foursale");
        return folded.isEmpty()
                ? null
                : Stream.of(type.getEnumConstants())
                        .filter(constant -> Standard.folded(constant.name()).equals(folded))
                        .findFirst()
                        .orElse(null);
    }

    private Map<String, Object> note(String name, String text) {
        var body = new LinkedHashMap<String, Object>();
        body.put("noteId", ids.apply(name));
        body.put("visibility", NoteVisibility.Team);
        body.put("text", text);
        return body;
    }

    private static Stream<String> inNotes(String text) {
        var parts = new ArrayList<String>();
        var rest = text;
        while (!rest.isEmpty()) {
            var end = KeptNote.cut(rest, NOTE);
            parts.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return parts.stream().filter(part -> !part.isBlank());
    }
}
