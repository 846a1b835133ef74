package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.pulang.runner.demo.DemoStaff;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is written into a field stays text on every page: no element and no attribute comes of it. */
class ScriptsE2E {

    private static final List<String> CASE_PAGES = List.of(
            "/cases/%s",
            "/cases/%s/replay?at=0&lang=en",
            "/cases/%s/timeline?view=Full",
            "/cases/%s/timeline?view=Flow",
            "/cases/%s/compare",
            "/cases/%s/print");
    private static final List<String> LISTS = List.of("/worklist?view=All", "/worklist", "/");

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
