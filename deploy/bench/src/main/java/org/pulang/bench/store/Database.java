package org.pulang.bench.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A fresh database on the benchmark's server. */
public record Database(int port, String name) {

    public static final String USER = "postgres";

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    /** As drivers outside Java want it. */
    public String uri() {
        return "postgres://%s@127.0.0.1:%d/%s".formatted(USER, port, name);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, "");
    }

    public HikariDataSource pool(int size) {
        return pool(size, "");
    }

    /** @param parameters of the driver, beginning with {@code ?}, or nothing */
    public HikariDataSource pool(int size, String parameters) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url() + parameters);
        pool.setUsername(USER);
        pool.setPassword("");
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(size);
        return pool;
    }

    /** Makes the tables of our event store as the command service does. */
    public Database withEventStore() {
        Flyway.configure()
                .dataSource(url(), USER, "")
                .schemas("eventstore")
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        return this;
    }

    /** Makes the tables of our key store beside it. */
    public Database withKeyStore() {
        Flyway.configure()
                .dataSource(url(), USER, "")
                .schemas("keystore")
                .locations("classpath:db/keystore")
                .load()
                .migrate();
        return this;
    }

    public void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the only row. */
    public long number(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
