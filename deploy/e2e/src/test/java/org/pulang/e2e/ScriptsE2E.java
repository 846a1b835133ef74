package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is written into a field stays text on every page: no element and no attribute comes of it. */
class ScriptsE2E {

    private static final Duration PROMPT = Duration.ofSeconds(60);

    private static final List<String> CASE_PAGES = List.of(
            "/cases/%s",
            "/cases/%s/replay?at=0&lang=en",
            "/cases/%s/timeline?view=Full",
            "/cases/%s/timeline?view=Flow",
            "/cases/%s/compare",
            "/cases/%s/print");
    private static final List<String> ASSESSED = List.of("/cases/%s?lang=en", "/cases/%s?lang=id&topic=Assessments");
    private static final List<String> LISTS = List.of("/worklist?view=All", "/worklist", "/");

    /** Where an instrument has words, once it is published. */
    private static final List<String> WORDS = List.of(
            "/instrument/title",
            "/note",
            "/levels/0/title",
            "/items/0/title",
            "/items/1/title",
            "/items/1/levels/0/title",
            "/scoring/dimensions/0/title");

    private final Pulang pulang = Pulang.shared();
    private final Examples examples = new Examples(pulang.commands());

    /** The supervisor sees every case of the organisation. */
    private final Browser browser = pulang.browser(DemoStaff.Supervisor);

    @Test
    void stayTextOnEveryPage() {
        int fields = 0;
        for (var command : examples.commands()) {
            var harmless = examples.send(command, UnaryOperator.identity());
            var scripts = new Scripts();
            var hostile = examples.send(command, scripts);
            fields += scripts.fields;
            // Who accepts a transfer takes the case to where this reader does not see it.
            if (!examples.aboutAProvider(command) && !command.equals("accept-transfer")) {
                awaitPages(hostile);
                assertThat(shapes(CASE_PAGES, hostile.caseId()))
                        .as(command)
                        .isSubsetOf(shapes(CASE_PAGES, harmless.caseId()));
            }
        }
        // Lists differ by what is due; what could come alive they never have.
        assertThat(shapes(LISTS, ""))
                .isNotEmpty()
                .noneMatch(part -> part.matches("(script|img|svg|iframe|object)( .*)?|.* on.*|.* leads elsewhere"));
        assertThat(fields).isGreaterThan(100);
        System.err.printf(
                "Scripts: in %d fields of %d commands, 0 came alive.%n",
                fields, examples.commands().size());
    }

    @Test
    void staysTextInWhatAnInstrumentAsks() {
        var harmless = assessed("SCRIPTS-NONE", "Rumah aman");
        var shapes = shapes(ASSESSED, harmless);
        var schema = schema("SCRIPTS-NONE");
        for (int i = 0; i < HostileValues.SCRIPTS.size(); i++) {
            var code = "SCRIPTS-" + i;
            var script = HostileValues.SCRIPTS.get(i);
            var hostile = assessed(code, script);
            assertThat(shapes(ASSESSED, hostile)).as(script).isSubsetOf(shapes);
            for (var address : ASSESSED) {
                isTextOn(address.formatted(hostile), code, script);
            }
            isTextInJson(code, script);
            assertThat(schema(code)).as(script).isEqualTo(schema);
        }
        // What was published meanwhile changes no other page.
        assertThat(shapes(ASSESSED, harmless)).isEqualTo(shapes);
    }

    /** A script in the address as well. */
    @Test
    void stayTextWhereTheyAreAskedFor() {
        var known = new TreeSet<String>();
        for (var page : List.of("/worklist?view=All", "/", "/cases/none")) {
            known.addAll(shape(page, "id"));
        }
        for (var script : HostileValues.SCRIPTS) {
            var encoded = URLEncoder.encode(script, StandardCharsets.UTF_8);
            for (var page :
                    List.of("/worklist?view=All&owner=", "/?province=", "/?from=", "/cases/", "/worklist?lang=", "/")) {
                assertThat(shape(page + encoded, "id")).as(page + script).isSubsetOf(known);
            }
        }
    }

    /** Publishes an instrument all in one text, and asks somebody with it: the case. */
    private String assessed(String code, String text) {
        var body = instrumentAllIn(JsonMapper.shared().writeValueAsString(text));
        var supervisor = pulang.commands().as(DemoStaff.Supervisor.id());
        var published = supervisor.post("/api/instruments/%s.v1/publish-instrument".formatted(code), body);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        var caseId = examples.send("identify-victim", UnaryOperator.identity()).caseId();
        var answer = pulang.commands().command(caseId, "record-assessment", assessment(code));
        // The words are of another projection than the case.
        await().atMost(PROMPT).until(() -> instrument(code, "").status() == 200);
        await().atMost(PROMPT).until(() -> isThere(caseId, answer.position()));
        return caseId;
    }

    /** @param text as it stands in JSON */
    private static String instrumentAllIn(String text) {
        return """
                {"official": false, "title": {"id": %1$s, "en": %1$s}, "note": {"id": %1$s, "en": %1$s},
                 "lowest": 0, "highest": 2, "levels": [{"value": 2, "title": {"id": %1$s, "en": %1$s}}],
                 "items": [
                   {"code": "First", "title": {"id": %1$s, "en": %1$s}},
                   {"code": "Second", "title": {"id": %1$s, "en": %1$s},
                    "levels": [{"value": 1, "title": {"id": %1$s, "en": %1$s}}]}],
                 "dimensions": [{"code": "Both", "title": {"id": %1$s, "en": %1$s}, "items": ["First", "Second"]}],
                 "minimumShare": 0.5, "scoring": "MeanOfItems"}""".formatted(text);
    }

    private static String assessment(String code) {
        return """
                {"instrument": {"code": "%s", "version": 1}, "kind": "Intake", "assessor": "caseworker-demo",
                 "assessedOn": "2026-02-10", "answers": [
                   {"item": "First", "state": "Answered", "value": 2},
                   {"item": "Second", "state": "Answered", "value": 1}]}""".formatted(code);
    }

    private Answer instrument(String code, String more) {
        return pulang.queries().get("/api/instruments/%s/versions/1%s".formatted(code, more));
    }

    private boolean isThere(String caseId, long position) {
        var supervisor = pulang.queries().as(DemoStaff.Supervisor.id());
        var behind = String.valueOf(position);
        var answer = supervisor.get("/api/cases/" + caseId, "Pulang-Min-Position", behind, "Prefer", "wait=10");
        return answer.status() == 200;
    }

    /** In the table's title, also for those who hear it; as the question, the answer and the dimension. */
    private void isTextOn(String address, String code, String script) {
        var answer = browser.get(pulang.queries().url() + address);
        assertThat(answer.statusCode()).isEqualTo(200);
        var page = Jsoup.parse(answer.body());
        assertThat(page.title()).endsWith("Pulang");
        assertThat(page.select("h1")).hasSize(1);
        var titled = "%s (%s v1, ".formatted(script, code);
        var captions = page.select("caption").eachText();
        assertThat(captions).filteredOn(text -> text.contains(titled)).hasSize(2);
        var labels = page.select("[role=region]").eachAttr("aria-label");
        assertThat(labels).filteredOn(text -> text.contains(titled)).hasSize(2);
        var cells = page.select("td").eachText();
        assertThat(cells).contains(script, "2: " + script, "1: " + script);
        assertThat(cells).anyMatch(text -> text.startsWith(titled));
        assertThat(cells).anyMatch(text -> text.matches(Pattern.quote(script) + " 1[.,]5"));
    }

    private void isTextInJson(String code, String script) {
        var answer = instrument(code, "");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var whole = answer.json();
        for (var place : WORDS) {
            assertThat(whole.at(place + "/id").asString()).as(place).isEqualTo(script);
            assertThat(whole.at(place + "/en").asString()).as(place).isEqualTo(script);
        }
        var list = pulang.queries().get("/api/instruments?limit=500").json().path("items");
        var titles = list.valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .map(one -> one.at("/title/en").asString());
        assertThat(titles).containsExactly(script);
    }

    /** What answers have to look like, which no words change; but for the instrument's own name. */
    private JsonNode schema(String code) {
        var answer = instrument(code, "/schema");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.text().replace(code, ""));
    }

    private void awaitPages(Examples.Written last) {
        assertThat(pulang.queries()
                        .as(DemoStaff.Supervisor.id())
                        .get(
                                "/api/cases/" + last.caseId(),
                                "Pulang-Min-Position",
                                String.valueOf(last.position()),
                                "Prefer",
                                "wait=20")
                        .status())
                .isEqualTo(200);
    }

    private Set<String> shapes(List<String> pages, String caseId) {
        var shapes = new TreeSet<String>();
        pages.forEach(page -> shapes.addAll(shape(page.formatted(caseId), "id")));
        return shapes;
    }

    /** Which elements with which attributes a page has, and whether any leads away from here. */
    private Set<String> shape(String path, String language) {
        var shape = new TreeSet<String>();
        var page =
                Jsoup.parse(browser.get(pulang.queries().url() + path, language).body());
        // The way out leads elsewhere, and scripts of our own are no secret.
        page.select("#quick-exit, script[src^=/]:not([src^=//])").remove();
        for (var element : page.getAllElements()) {
            shape.add(element.tagName());
            for (var attribute : element.attributes()) {
                shape.add(element.tagName() + " " + attribute.getKey());
            }
            for (var name : List.of("href", "src", "action", "formaction")) {
                if (element.hasAttr(name) && !element.attr(name).matches("/|/[^/].*|[?#].*|data:,|")) {
                    shape.add(element.tagName() + " leads elsewhere");
                }
            }
        }
        return shape;
    }

    /** Puts a script into every field that is free text, as far as the field's length is known to allow. */
    private static final class Scripts implements UnaryOperator<JsonNode> {

        private static final Set<String> FREE = Set.of(
                "text",
                "first",
                "second",
                "value",
                "hours",
                "summary",
                "reason",
                "note",
                "notes",
                "narrative",
                "description",
                "name",
                "title",
                "detail",
                "details",
                "source",
                "explanation",
                "comment",
                "place",
                "address",
                "outcomeNote",
                "content");

        private int fields;

        @Override
        public JsonNode apply(JsonNode example) {
            var changed = example.deepCopy();
            change(changed);
            return changed;
        }

        private void change(JsonNode node) {
            if (node instanceof ObjectNode object) {
                for (var name : List.copyOf(object.propertyNames())) {
                    var value = object.get(name);
                    if (value.isString() && free(name, value.asString())) {
                        object.put(name, HostileValues.SCRIPTS.get(fields++ % HostileValues.SCRIPTS.size()));
                    } else {
                        change(value);
                    }
                }
            } else if (node instanceof ArrayNode array) {
                array.forEach(this::change);
            }
        }

        /** Whatever has a space is told in words. */
        private static boolean free(String name, String value) {
            return value.contains(" ") || (FREE.contains(name) && !value.matches("[A-Z][A-Za-z]+"));
        }
    }
}
