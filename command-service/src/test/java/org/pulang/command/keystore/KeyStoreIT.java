package org.pulang.command.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.pulang.command.PostgresForTests;
import org.pulang.event.NoteAdded;
import org.pulang.keys.Kek;
import org.pulang.keys.KeyDestroyed;
import org.pulang.keys.KeyKeeper;
import org.pulang.keys.KeyRing;
import org.pulang.keys.LocalKek;
import org.pulang.personal.FieldClass;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.store.EventSerializer;
import org.pulang.store.SealingEventWriter;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key store on real PostgreSQL: one key per person and class, destroyed for good, never confused with one that is away. */
class KeyStoreIT {

    private static final EnumSet<FieldClass> ALL = EnumSet.allOf(FieldClass.class);

    private final Kek kek = LocalKek.ofText(LocalKek.newLine("first"));
    private DataSource database;
    private JdbcClient jdbc;
    private KeyRing keys;

    @BeforeEach
    void open() {
        var postgres = new PGSimpleDataSource();
        postgres.setUrl(PostgresForTests.freshDatabase());
        postgres.setUser("postgres");
        database = postgres;
        jdbc = JdbcClient.create(database);
        Flyway.configure()
                .dataSource(database)
                .schemas("keystore")
                .locations("classpath:db/keystore")
                .load()
                .migrate();
        keys = KeyRing.on(database, kek);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void hasOneKeyHoweverManyServicesMakeItAtOnce() throws Exception {
        var cases = IntStream.range(0, 40).mapToObj(i -> UUID.randomUUID()).toList();
        try (var other = KeyRing.on(database, kek)) {
            var writers = List.of(new SealingEventWriter(keys), new SealingEventWriter(other));
            var threads = Executors.newFixedThreadPool(8);
            var barrier = new CyclicBarrier(8);
            try {
                var tasks = IntStream.range(0, 8)
                        .mapToObj(i -> (Callable<List<byte[]>>) () -> {
                            barrier.await();
                            return writers.get(i % 2)
                                    .write(cases.stream().map(KeyStoreIT::note).toList());
                        })
                        .toList();
                for (var written : threads.invokeAll(tasks)) {
                    for (var event : written.get()) {
                        assertThat(opened(event, keys)).isEqualTo("words");
                        assertThat(opened(event, other)).isEqualTo("words");
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }
        assertThat(count("SELECT count(*) FROM keystore.key")).isEqualTo((long) cases.size() * ALL.size());
    }

    @Test
    void isCommittedBeforeTheEventThatNeedsIt() {
        var written = sealed(UUID.randomUUID());
        assertThat(text(written))
                .contains(jdbc.sql("SELECT id FROM keystore.key WHERE field_class = 'Narrative'")
                        .query(UUID.class)
                        .single()
                        .toString());
    }

    /** Statements are planned while the table is empty, and used when it is not. */
    @Test
    void isFoundWithoutReadingTheOthers() {
        var pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(2);
        try (var ring = KeyRing.on(pool, kek)) {
            var writer = new SealingEventWriter(ring);
            for (int i = 0; i < 200; i++) {
                writer.write(List.of(note(UUID.randomUUID())));
            }
        }
        var keysMade = 200L * ALL.size();
        var made = "SELECT n_tup_ins FROM pg_stat_user_tables WHERE relid = 'keystore.key'::regclass";
        await().atMost(Duration.ofSeconds(60)).until(() -> count(made) == keysMade);
        assertThat(count("SELECT seq_tup_read FROM pg_stat_user_tables WHERE relid = 'keystore.key'::regclass"))
                .isLessThan(keysMade);
    }

    @Test
    void tellsErasedFromAway() {
        var erased = UUID.randomUUID();
        var whole = UUID.randomUUID();
        var hers = sealed(erased);
        var others = sealed(whole);

        assertThat(keeper(kek).destroy(erased, List.of(Subject.Survivor), ALL, UUID.randomUUID()))
                .isEqualTo(ALL.size());

        try (var fresh = KeyRing.on(database, kek)) {
            assertThat(read(hers, fresh)).isEmpty();
            assertThat(opened(others, fresh)).isEqualTo("words");
            assertThatThrownBy(() -> new SealingEventWriter(fresh).write(List.of(note(erased))))
                    .isInstanceOf(KeyDestroyed.class);
        }
        try (var wrong = KeyRing.on(database, LocalKek.ofText(LocalKek.newLine("first")))) {
            unavailable(others, wrong);
        }
        try (var unknown = KeyRing.on(database, LocalKek.ofText(LocalKek.newLine("second")))) {
            unavailable(others, unknown);
        }
        jdbc.sql("ALTER TABLE keystore.key DISABLE TRIGGER ALL").update();
        jdbc.sql("DELETE FROM keystore.key").update();
        try (var missing = KeyRing.on(database, kek)) {
            unavailable(others, missing);
            unavailable(hers, missing);
        }
        jdbc.sql("DROP SCHEMA keystore CASCADE").update();
        try (var gone = KeyRing.on(database, kek)) {
            unavailable(others, gone);
            assertThatThrownBy(() -> new SealingEventWriter(gone).write(List.of(note(whole))))
                    .isInstanceOf(KeysUnavailable.class);
        }
    }

    /** Whoever copies the disk finds no key that was destroyed, not even as a dead row. */
    @Test
    void isGoneFromTheFileOfItsTableToo() {
        var of = UUID.randomUUID();
        sealed(of);
        var wrapped = jdbc.sql("SELECT wrapped FROM keystore.key WHERE field_class = 'Narrative'")
                .query(byte[].class)
                .single();
        jdbc.sql("CHECKPOINT").update();
        assertThat(file()).contains(hex(wrapped));

        keeper(kek).destroy(of, List.of(Subject.Survivor), ALL, UUID.randomUUID());
        keeper(kek).purge();

        jdbc.sql("CHECKPOINT").update();
        assertThat(file()).isNotEmpty().doesNotContain(hex(wrapped));
    }

    /** A table of millions of keys takes longer to be made anew than a connection to the key store may otherwise say nothing. */
    @Test
    void isGoneFromTheFileHoweverLongThatTakes() throws Exception {
        sealed(UUID.randomUUID());
        var impatient = new PGSimpleDataSource();
        impatient.setUrl(((PGSimpleDataSource) database).getUrl());
        impatient.setUser("postgres");
        impatient.setSocketTimeout(2);
        var before = file("pg_relation_filepath('keystore.key')");
        var purging = new CompletableFuture<Void>();
        try (var busy = database.getConnection();
                var statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("LOCK TABLE keystore.key IN ACCESS EXCLUSIVE MODE");
            var thread = new Thread(() -> {
                try {
                    new KeyKeeper(impatient, kek).purge();
                    purging.complete(null);
                } catch (RuntimeException e) {
                    purging.completeExceptionally(e);
                }
            });
            thread.start();
            // Twice as long as its patience.
            thread.join(4_000);
            busy.rollback();
        }
        purging.get(60, TimeUnit.SECONDS);
        assertThat(file("pg_relation_filepath('keystore.key')")).isNotEqualTo(before);
    }

    /** The table's own file, as it lies on the disk. */
    private String file() {
        return file("encode(pg_read_binary_file(pg_relation_filepath('keystore.key')), 'hex')");
    }

    private String file(String what) {
        return jdbc.sql("SELECT " + what).query(String.class).single();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void isDroppedByWhoHoldsItSoonerThanItsTimeIsOver() {
        var of = UUID.randomUUID();
        var written = sealed(of);
        assertThat(opened(written, keys)).isEqualTo("words");

        keeper(kek).destroy(of, List.of(Subject.Survivor), ALL, UUID.randomUUID());

        await().atMost(Duration.ofSeconds(30)).until(() -> read(written, keys).isEmpty());
    }

    @Test
    void canNeitherComeBackNorGo() {
        var of = UUID.randomUUID();
        sealed(of);
        for (var statement : List.of(
                "DELETE FROM keystore.key",
                "TRUNCATE keystore.key",
                "UPDATE keystore.key SET case_id = gen_random_uuid()")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).isNotNull();
        }
        keeper(kek).destroy(of, List.of(Subject.Survivor), ALL, UUID.randomUUID());
        assertThatThrownBy(() -> jdbc.sql("""
                                UPDATE keystore.key SET kek = 'first', wrapped = '', destroyed_at = NULL, request = NULL""").update()).isNotNull();
        assertThat(count("SELECT count(*) FROM keystore.key WHERE wrapped IS NULL"))
                .isEqualTo(ALL.size());
    }

    @Test
    void isWrappedAnewWithoutOneFailedReadAndTheOldKekIsThenUseless(@TempDir Path directory) throws Exception {
        var file = directory.resolve("kek");
        var first = LocalKek.newLine("first");
        var second = LocalKek.newLine("second");
        write(file, first);
        var rotating = LocalKek.ofFile(file);
        var written = IntStream.range(0, 500)
                .mapToObj(i -> (Object) note(UUID.randomUUID()))
                .toList();
        List<byte[]> made;
        try (var before = KeyRing.on(database, rotating)) {
            made = new SealingEventWriter(before).write(written);
        }
        var sealed = List.copyOf(made);

        write(file, second + first);
        try (var during = KeyRing.on(database, rotating)) {
            sealed.subList(0, 20)
                    .forEach(event -> assertThat(opened(event, during)).isEqualTo("words"));
        }
        var reads = new AtomicLong();
        try (var readers = KeyRing.on(database, rotating)) {
            var stop = new AtomicBoolean();
            var threads = Executors.newFixedThreadPool(2);
            var reading = IntStream.range(0, 2)
                    .mapToObj(reader -> threads.submit(() -> {
                        for (int i = reader; !stop.get() || i < 200; i++) {
                            readers.forget();
                            assertThat(opened(sealed.get(i % sealed.size()), readers))
                                    .isEqualTo("words");
                            reads.incrementAndGet();
                        }
                    }))
                    .toList();
            assertThat(keeper(rotating).rewrap()).isEqualTo(2_500);
            stop.set(true);
            for (var reader : reading) {
                reader.get();
            }
            threads.shutdown();
        }
        System.out.printf("Reads while 2,500 keys were wrapped anew: %,d, 0 failed%n", reads.get());
        assertThat(keeper(rotating).wrappedBy()).isEqualTo(Map.of("second", 2_500L));
        assertThat(keeper(rotating).rewrap()).isZero();
        assertThat(count("SELECT count(*) FROM keystore.key WHERE kek <> 'second'"))
                .isZero();
        write(file, second);

        try (var after = KeyRing.on(database, rotating);
                var thief = KeyRing.on(database, LocalKek.ofText(first))) {
            sealed.forEach(event -> assertThat(opened(event, after)).isEqualTo("words"));
            unavailable(sealed.get(0), thief);
        }
    }

    @Test
    void refusesAFileThatOthersMayRead(@TempDir Path directory) throws IOException {
        var file = directory.resolve("kek");
        write(file, LocalKek.newLine("first"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LocalKek.ofFile(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> LocalKek.ofText("")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LocalKek.ofText("short c2hvcnQ="))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private KeyKeeper keeper(Kek with) {
        return new KeyKeeper(database, with);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private byte[] sealed(UUID caseId) {
        return new SealingEventWriter(keys).write(List.of(note(caseId))).get(0);
    }

    private static void unavailable(byte[] event, KeyRing keys) {
        assertThatThrownBy(() -> read(event, keys)).isInstanceOf(KeysUnavailable.class);
    }

    private static String opened(byte[] event, KeyRing keys) {
        return read(event, keys).orElseThrow();
    }

    private static Optional<String> read(byte[] event, KeyRing keys) {
        var note = (NoteAdded) EventSerializer.read("NoteAdded", 1, event);
        return note.text().reveal(Purpose.Services, keys, note.caseId().value());
    }

    private static NoteAdded note(UUID caseId) {
        return new NoteAdded(
                new CaseId(caseId), new NoteId(UUID.randomUUID()), NoteVisibility.Team, Sensitive.of("words"), null);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
