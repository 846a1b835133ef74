package org.pulang.e2e;

import static org.pulang.e2e.FuzzOracle.MARK;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** What somebody careless, unlucky or evil types or sends. */
final class HostileValues {

    /** Texts that another layer might take for its own. */
    static final List<String> SCRIPTS = List.of(
            "<script>alert('" + MARK + "')</script>",
            "\"><img src=x onerror=alert('" + MARK + "')>",
            "' onmouseover='alert(1)' " + MARK,
            "</textarea></title><svg/onload=alert('" + MARK + "')>",
            "javascript:alert('" + MARK + "')",
            "__${T(java.lang.Runtime).getRuntime().exec('" + MARK + "')}__::.x",
            "[[${7*7}]] [(" + MARK + ")] {{constructor}}");

    private static final List<String> COMMANDS = List.of(
            MARK + "'; DROP TABLE eventstore.event; --",
            MARK + "' OR '1'='1",
            "1); SELECT pg_sleep(9)--" + MARK,
            "#{T(java.lang.Runtime).getRuntime().exec('" + MARK + "')}",
            "${jndi:ldap://127.0.0.1:1/" + MARK + "}",
            "../../../../etc/passwd" + MARK,
            "%s%n%d{}" + MARK,
            MARK + "\r\nSet-Cookie: hostile=1\r\n\r\n{\"level\":\"ERROR\"}");

    /** Names and notes as they are written in Indonesia; each is welcome. */
    static final List<String> PEOPLE = List.of(
            "Nu'man " + MARK,
            "\uA9B1\uA9B6\uA9A0\uA9B6 " + MARK,
            "\u0633\u064A\u062A\u064A \u200F" + MARK,
            "Cafe\u0301 " + MARK,
            MARK,
            "\uD83D\uDC69\u200D\uD83D\uDC67 " + MARK,
            "O\u2019Neil-" + MARK + " bin S.");

    private static final List<String> BROKEN_TEXTS = List.of(
            "a\u0000" + MARK,
            "\u202Egnp." + MARK,
            "\u2066" + MARK,
            "\uFFFF" + MARK,
            "\u001B[31m" + MARK,
            "\u0085\u2028" + MARK,
            "",
            "   ",
            MARK.repeat(500),
            (MARK + " ").repeat(6000));

    private static final List<String> NO_TEXTS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "1e999999999",
            "-0.0",
            "1E-400",
            "9".repeat(30),
            "0." + "3".repeat(100),
            "NaN",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"" + MARK + "\": 1}",
            "\"" + MARK + "\\ud800\"",
            "\"2024-02-31\"",
            "\"31-02-2024\"",
            "\"2024-13\"",
            "\"9999-12-31\"",
            "\"0000\"",
            "\"+999999999-01-01\"",
            "\"2024-02-01T25:00:00Z\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"3273010101010001\"",
            "\"99.99\"",
            "[".repeat(40) + "]".repeat(40),
            "{\"a\":".repeat(5000) + "1" + "}".repeat(5000),
            "[" + "1,".repeat(25_000) + "1]");

    private static final JsonMapper JSON = new JsonMapper();

    private HostileValues() {}

    static String text(Random random) {
        var texts = List.of(SCRIPTS, COMMANDS, PEOPLE, BROKEN_TEXTS).get(random.nextInt(4));
        return texts.get(random.nextInt(texts.size()));
    }

    /** As it stands in a JSON document, rightly or not. */
    static String json(Random random) {
        return random.nextInt(3) == 0
                ? NO_TEXTS.get(random.nextInt(NO_TEXTS.size()))
                : JSON.writeValueAsString(text(random));
    }
}
