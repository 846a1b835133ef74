package org.pulang.production;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Row-level security of a schema, an entry for each table that has it and for each policy: which kind, for what, for whom, and whether its
 * condition is a constant or asks for whom is read. What exactly it asks is not compared: PostgreSQL tells it in words of its own.
 */
final class Policies {

    private static final String ENABLED = " row-level security";

    private Policies() {}

    /** As the migrations make it. */
    static Set<String> made(String schema, JdbcClient jdbc) {
        var policies = new TreeSet<String>();
        switch (schema) {
            case "eventstore" -> {
                policies.add("event" + ENABLED);
                policies.add("event one_case PERMISSIVE SELECT replay asks");
                for (var table : List.of("attachment", "attachment_piece")) {
                    policies.add(table + ENABLED);
                    policies.add(table + " all_content PERMISSIVE ALL store_writer true true");
                    policies.add(table + " one_case PERMISSIVE SELECT replay asks");
                }
                policies.add("event whole_log PERMISSIVE ALL projector,reader,store_reader,store_writer true true");
            }
            case "audit" -> {
                policies.add("access_log" + ENABLED);
                policies.add("access_log all_reads PERMISSIVE SELECT public true");
                policies.add("access_log own_name PERMISSIVE INSERT public asks");
            }
            case "readmodel" -> {
                for (var table : List.of("access_look", "caseload_view")) {
                    policies.add(table + ENABLED);
                }
                policies.add("access_look own_name PERMISSIVE SELECT public asks");
                policies.add("access_look own_look PERMISSIVE INSERT public asks");
                policies.add("access_look own_next_look PERMISSIVE UPDATE public asks");
                policies.add("caseload_view own_name PERMISSIVE ALL public asks");
                jdbc.sql("""
                                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                WHERE n.nspname = 'readmodel' AND c.relkind = 'r' AND c.relname <> 'access_look' AND EXISTS (
                                    SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'case_id' AND NOT a.attisdropped)""").query(String.class).list().forEach(table -> {
                    policies.add(table + ENABLED);
                    policies.add(table + " in_sight PERMISSIVE SELECT public asks");
                });
            }
            default -> {}
        }
        return policies;
    }

    /** As the catalogue says. */
    static Set<String> catalogued(String schema, JdbcClient jdbc) {
        return new TreeSet<>(jdbc.sql("""
                        SELECT c.relname || :enabled FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = :schema AND c.relrowsecurity
                        UNION ALL
                        SELECT concat_ws(' ', tablename, policyname, permissive, cmd, array_to_string(roles, ','),
                            CASE WHEN qual ~ :asks THEN 'asks' ELSE qual END,
                            CASE WHEN with_check ~ :asks THEN 'asks' ELSE with_check END)
                        FROM pg_policies WHERE schemaname = :schema""")
                .param("schema", schema)
                .param("enabled", ENABLED)
                .param("asks", "current_setting\\('app\\.|in_sight\\(\\)|concerned\\(\\)")
                .query(String.class)
                .list());
    }
}
