package org.pulang.htcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.event.CaseEvent;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.NoteAdded;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.VictimIdentified;
import org.pulang.htcds.HtcdsField.Carried;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.StaffId;

/** A case is written, read into an empty system and written again: each field that HTCDS can carry says the same. */
class RoundTripTest {

    private static final int CASES = 300;

    /** How a case stands and whose it is, the reading system decides; its number is its own. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("cas_Status", "cas_CaseOwner", "x_cas_CaseNumber");

    private static final LocalDate RECORDED_ON = LocalDate.of(2026, 2, 3);

    /** As it stands in a file. */
    enum Form {
        Csv {
            @Override
            Map<String, List<String>> read(HtcdsRow row) {
                var told = new LinkedHashMap<String, List<String>>();
                row.values().keySet().forEach(name -> {
                    var field = Standard.field(name);
                    told.put(name, HtcdsImport.values(field, String.valueOf(row.cell(name)), true));
                });
                return told;
            }
        },
        Lists {
            @Override
            Map<String, List<String>> read(HtcdsRow row) {
                return row.values();
            }
        };

        abstract Map<String, List<String>> read(HtcdsRow row);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAndWrittenAgainTheSame(Form form) {
        LongStream.range(0, CASES).forEach(seed -> {
            var first = written(new RandomCase(seed).events(), true);

            var reading = HtcdsImport.read(form.read(first), word -> id(seed + word));
            var second = written(events(reading), false);

            assertThat(carried(second)).as("seed %d", seed).isEqualTo(carried(first));
        });
    }

    /** Else the round trip would prove little. */
    @Test
    void theCasesTellSomethingInEveryFieldThatIsWrittenFromACase() {
        var told = LongStream.range(0, CASES)
                .mapToObj(seed -> written(new RandomCase(seed).events(), true))
                .flatMap(row -> row.values().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(told).containsAll(names(Carried.Case, Carried.Derived));
        assertThat(told).doesNotContainAnyElementsOf(names(Carried.Kept, Carried.Read, Carried.None));
        assertThat(told)
                .containsAll(Standard.additions().stream().map(HtcdsField::name).toList());
    }

    @Test
    void whatIsWrittenIsSpeltAsTheStandardHasIt() {
        LongStream.range(0, CASES)
                .mapToObj(seed -> written(new RandomCase(seed).events(), true))
                .flatMap(row -> row.values().entrySet().stream())
                .forEach(entry -> assertThat(entry.getValue())
                        .as(entry.getKey())
                        .allMatch(value -> value.isBlank() || Values.conforms(Standard.field(entry.getKey()), value)));
    }

    @Test
    void perpetratorsAreNeverWritten() {
        LongStream.range(0, CASES)
                .forEach(seed -> assertThat(written(new RandomCase(seed).events(), true)
                                .values()
                                .values())
                        .noneMatch(values -> values.toString().contains(RandomCase.PERPETRATOR)));
    }

    @Test
    void unsafeNumbersAreNeverWritten() {
        LongStream.range(0, CASES)
                .forEach(seed -> assertThat(written(new RandomCase(seed).events(), true)
                                .values()
                                .values())
                        .noneMatch(values -> values.toString().contains(RandomCase.UNSAFE)));
    }

    @Test
    void whatMayNotBeSeenIsNotWritten() {
        var export = new HtcdsExport(
                new HtcdsExport.Opened() {
                    @Override
                    public <T> @Nullable T show(Sensitive<T> detail, Object... within) {
                        return null;
                    }
                },
                Object::toString);
        new RandomCase(7).events().forEach(event -> export.add(event, RECORDED_ON, null));

        assertThat(export.row(true, true).values())
                .doesNotContainKeys(
                        "prs_FirstName", "prs_Birthdate", "prs_MobilePhone", "prs_MailingStreet", "cco_CaseComment")
                .containsKey("prs_Gender");
    }

    private static List<String> names(Carried... kinds) {
        return Standard.fields().stream()
                .filter(field -> List.of(kinds).contains(field.carried()))
                .map(HtcdsField::name)
                .toList();
    }

    private static Map<String, List<String>> carried(HtcdsRow row) {
        var values = new HashMap<>(row.values());
        values.keySet().removeAll(OF_THE_SYSTEM);
        return values;
    }

    private static HtcdsRow written(List<CaseEvent> events, boolean consented) {
        var export = new HtcdsExport(
                new HtcdsExport.Opened() {
                    @Override
                    public <T> T show(Sensitive<T> detail, Object... within) {
                        return detail.reveal(Purpose.Services);
                    }
                },
                Object::toString);
        events.forEach(event -> export.add(event, RECORDED_ON, new StaffId("worker-1")));
        return export.row(true, consented);
    }

    /** As the command service makes them of these commands. */
    static List<CaseEvent> events(HtcdsImport.Reading reading) {
        var events = new ArrayList<CaseEvent>();
        for (var step : reading.steps()) {
            var body = new LinkedHashMap<String, Object>(step.body());
            body.put("caseId", new UUID(0, 1));
            events.add(
                    switch (step.command()) {
                        case "identify-victim" -> event(VictimIdentified.class, identified(body));
                        case "record-personal-details" -> event(PersonalDetailsRecorded.class, body);
                        case "record-identity-document" ->
                            event(IdentityDocumentRecorded.class, with(body, Stream.of("hints")));
                        case "record-exploitation" ->
                            event(
                                    ExploitationRecorded.class,
                                    with(
                                            body,
                                            Stream.of(
                                                    "recruitmentMethods",
                                                    "recruitmentChannels",
                                                    "methodsOfControl",
                                                    "exploitationTypes",
                                                    "sexExploitationTypes",
                                                    "exploitationChannels",
                                                    "places",
                                                    "missingElements")));
                        case "add-note" -> event(NoteAdded.class, body);
                        default -> throw new AssertionError(step.command());
                    });
        }
        return events;
    }

    private static Map<String, Object> identified(Map<String, Object> body) {
        var broad = body.get("ageBroad");
        var age = broad == null ? Age.UNKNOWN : Age.of((CtdcAgeBand) broad);
        body.put("caseNumber", "PLG-00-2026-1");
        body.put("ageBand", age.band());
        body.put("ageBroad", age.broad());
        body.put("minor", age.minor());
        return with(body, Stream.of("contacts"));
    }

    private static Map<String, Object> with(Map<String, Object> body, Stream<String> lists) {
        lists.forEach(list -> body.putIfAbsent(list, List.of()));
        return body;
    }

    private static <E extends CaseEvent> E event(Class<E> type, Map<String, Object> body) {
        return EventJson.MAPPER.readValue(EventJson.MAPPER.writeValueAsBytes(body), type);
    }

    private static UUID id(String word) {
        return UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
    }
}
