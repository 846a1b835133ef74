package org.pulang.query.duplicates;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pulang.event.VictimIdentified;
import org.pulang.keys.KeyRing;
import org.pulang.personal.Purpose;
import org.pulang.query.access.Visible;
import org.pulang.query.duplicates.Marks.Mark;
import org.pulang.query.duplicates.NameRow.Kept;
import org.pulang.store.EventJson;
import org.pulang.store.SealingEventWriter;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.ContactKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index of duplicates as the query service has it, filled at once and searched from outside: for measurements. */
public final class BenchedIndex implements AutoCloseable {

    private final DataSource database;
    private final KeyRing keys;
    private final Marks marks;
    private final Duplicates duplicates;

    public BenchedIndex(DataSource database, KeyRing keys) {
        this.database = database;
        this.keys = keys;
        var secret = new IndexSecret("a secret that is only for measurements");
        this.marks = new Marks(secret);
        this.duplicates = new Duplicates(
                JdbcClient.create(database),
                marks,
                new Unsealing(keys, new SimpleMeterRegistry()),
                new References(secret));
    }

    /**
     * What the projection makes of these, sealed as in the store.
     *
     * @param events with names, and details in clear
     */
    public void add(List<VictimIdentified> events) throws SQLException {
        var sealed = new SealingEventWriter(keys).write(events);
        try (var connection = database.getConnection();
                var mark = connection.prepareStatement(
                        "INSERT INTO readmodel.duplicates (case_id, trait, token) VALUES (?, ?, ?)");
                var name = connection.prepareStatement(
                        "INSERT INTO readmodel.duplicates_name (case_id, kept) VALUES (?, ?::json)");
                var person = connection.prepareStatement(
                        "INSERT INTO readmodel.duplicates_person (case_id, born, gender, origin) VALUES (?, ?::json, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < events.size(); i++) {
                var open = events.get(i);
                var stored = EventJson.SEALED.readValue(sealed.get(i), VictimIdentified.class);
                add(open, mark);
                batch(name, stored.caseId().value(), json(new Kept(requireNonNull(stored.name()))));
                var row = PersonRow.of(stored);
                batch(person, row.caseId, json(row.born), row.gender.name(), row.origin);
            }
            for (var statement : List.of(mark, name, person)) {
                statement.executeBatch();
            }
            connection.commit();
        }
    }

    private void add(VictimIdentified open, PreparedStatement mark) throws SQLException {
        var name = requireNonNull(open.name()).reveal(Purpose.Services).full();
        var phones = open.contacts().stream()
                .filter(contact -> contact.kind() == ContactKind.MobilePhone)
                .flatMap(contact -> marks.ofPhone(contact.value().reveal(Purpose.Services)).stream());
        for (Mark one : Stream.concat(marks.ofName(name).stream(), phones).toList()) {
            batch(mark, open.caseId().value(), one.trait().name(), one.token());
        }
    }

    private static void batch(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static String json(Object value) {
        return EventJson.SEALED.writeValueAsString(value);
    }

    /** By what the case itself knows. */
    public List<CaseId> like(CaseId caseId) {
        return first(duplicates.sought(caseId));
    }

    /** By what somebody typed. */
    public List<CaseId> like(String name, int birthYear) {
        return first(duplicates.sought(new Wanted(name, List.of(), List.of(), null, birthYear, null, null)));
    }

    /** Those that an answer would name, the surest first. */
    private List<CaseId> first(Sought sought) {
        return Ranking.surestFirst(duplicates.find(sought, Visible.EVERY_CASE)).stream()
                .map(Map.Entry::getKey)
                .limit(Ranking.MOST)
                .toList();
    }

    @Override
    public void close() {
        keys.close();
    }
}
