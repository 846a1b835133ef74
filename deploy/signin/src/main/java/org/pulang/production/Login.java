package org.pulang.production;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * As whom a service works in a database.
 *
 * @param setting that names the user, as an operator knows it
 * @param owns schemas whose tables are this user's: it migrates or makes them
 */
public record Login(String setting, String url, String user, String password, Set<String> owns) {

    /** Told by the environment variable, the prefix of its settings, and what they are called there. */
    public static Login of(
            Environment settings, String variable, String url, String user, String password, String... owns) {
        return new Login(
                variable,
                settings.getRequiredProperty(url),
                settings.getProperty(user, ""),
                settings.getProperty(password, ""),
                Set.of(owns));
    }

    /** The same for whoever only migrates; where a service migrates nothing it is nobody, whose password need not be known. */
    public static Login migrating(
            Environment settings, String variable, String url, String user, String password, String... owns) {
        var login = of(settings, variable, url, user, password, owns);
        return settings.getProperty("spring.flyway.enabled", Boolean.class, true)
                ? login
                : new Login(variable, login.url(), "", "", login.owns());
    }

    /** Asks on a connection of its own, which is gone afterwards. */
    <T> T ask(Function<JdbcClient, T> question) {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            return question.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        } catch (SQLException e) {
            // The driver's own words could name hosts and users.
            throw new IllegalStateException(
                    "The database does not let in whom %s names (SQLState %s).".formatted(setting, e.getSQLState()));
        }
    }

    @Override
    public String toString() {
        return setting;
    }
}
