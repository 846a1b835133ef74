package org.pulang.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What others than an object's owner may do in a schema, one entry per role, right, object and column: as the schema's file of grants
 * ({@code afterMigrate__grants.sql}) says, and as PostgreSQL's catalogue does.
 */
public final class Grants {

    /** {@code GRANT rights ON kind object TO roles;} */
    private static final Pattern GRANT = Pattern.compile(
            "\\bGRANT ([^;]+?) ON (SCHEMA|TABLE|SEQUENCE|FUNCTION|ALL TABLES IN SCHEMA) (\\S+) TO ([^;]+);");

    /** {@code INSERT (one, other)} or {@code SELECT} */
    private static final Pattern RIGHT = Pattern.compile("([A-Z]+)(?: \\(([^)]*)\\))?");

    private Grants() {}

    /** As the file says, which lies among the resources. */
    public static Set<String> written(String schema, JdbcClient jdbc) {
        var grants = new TreeSet<String>();
        GRANT.matcher(file(schema)).results().forEach(grant -> {
            var rights = RIGHT.matcher(grant.group(1));
            while (rights.find()) {
                for (var object : objects(grant.group(2), grant.group(3), jdbc)) {
                    for (var role : grant.group(4).split(",\\s*", -1)) {
                        var columns = rights.group(2) == null ? "" : rights.group(2);
                        for (var column : columns.split(",\\s*", -1)) {
                            grants.add(String.join(" ", role.strip(), rights.group(1), object, column)
                                    .strip());
                        }
                    }
                }
            }
        });
        return grants;
    }

    private static List<String> objects(String kind, String name, JdbcClient jdbc) {
        return !kind.startsWith("ALL TABLES")
                ? List.of(name)
                : jdbc.sql("""
                        SELECT oid::regclass::text FROM pg_class
                        WHERE relnamespace = CAST(? AS regnamespace) AND relkind IN ('r', 'v', 'm', 'p')""").param(name).query(String.class).list();
    }

    private static String file(String schema) {
        var name = "/db/%s/afterMigrate__grants.sql".formatted(schema);
        try (var in = Objects.requireNonNull(Grants.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the catalogue says, default rights included. */
    public static Set<String> catalogued(String schema, JdbcClient jdbc) {
        return new TreeSet<>(jdbc.sql("""
                        WITH space AS (
                            SELECT oid, nspname FROM pg_namespace WHERE nspname = ?
                        ), acl AS (
                            SELECT nspname AS name, '' AS part, nspowner AS owner, coalesce(nspacl, acldefault('n', nspowner)) AS acl
                            FROM pg_namespace JOIN space USING (nspname)
                            UNION ALL
                            SELECT c.oid::regclass::text, '', relowner,
                                coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
                            FROM pg_class c JOIN space ON space.oid = relnamespace WHERE relkind IN ('r', 'v', 'm', 'p', 'S')
                            UNION ALL
                            SELECT c.oid::regclass::text, attname, relowner, attacl
                            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN space ON space.oid = relnamespace
                            WHERE attacl IS NOT NULL
                            UNION ALL
                            SELECT p.oid::regprocedure::text, '', proowner, coalesce(proacl, acldefault('f', proowner))
                            FROM pg_proc p JOIN space ON space.oid = pronamespace
                        )
                        SELECT concat_ws(' ', CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END, privilege_type, name,
                            nullif(part, ''), CASE WHEN is_grantable THEN 'WITH GRANT OPTION' END)
                        FROM acl, aclexplode(acl.acl) WHERE grantee <> owner""").param(schema).query(String.class).list());
    }
}
