package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pulang.e2e.Chromium.Look;

/** Every page in a browser, by day, by night and on a phone: it is there, whole, and in nobody's way. */
class PagesE2E {

    private static final int PHONE = 360;

    @BeforeAll
    static void inABrowser() {
        Chromium.assumeThereIsOne();
    }

    private final Pulang pulang = Pulang.shared();
    private final Chromium chromium = Chromium.shared();

    /** One run tells everything: each line is a page and what is wrong with it. */
    @Test
    void areInNobodysWay() {
        var findings = new ArrayList<String>();
        var pages = Page.all(pulang);
        for (var page : pages) {
            of(page).forEach(finding -> findings.add("%s (%s): %s".formatted(page.name(), page.path(), finding)));
        }

        System.out.printf("%d pages in a browser, each seen in %d ways%n", pages.size(), Look.values().length);
        assertThat(String.join("\n", findings)).isEmpty();
    }

    private List<String> of(Page page) {
        var findings = new ArrayList<String>();
        if (page.path().isEmpty()) {
            findings.add("nothing leads there");
            return findings;
        }
        try {
            chromium.as(page.person());
            var unused = chromium.complaints();
            chromium.go(page.path()).settle();
            if (chromium.status() != 200) {
                findings.add("status %d at %s".formatted(chromium.status(), chromium.address()));
                return findings;
            }
            chromium.complaints().forEach(complaint -> findings.add("the browser complains: " + complaint));
            findings.addAll(ofItsHead());
            for (var look : Look.values()) {
                chromium.look(look).settle();
                chromium.screenshot(page.name(), look);
                if (look == Look.Phone && chromium.width() > PHONE) {
                    findings.add("%d pixels wide on a phone".formatted(chromium.width()));
                }
                chromium.breaches().forEach(breach -> findings.add("%s: %s".formatted(look, breach)));
            }
        } catch (RuntimeException e) {
            // Also what the driver of the browser says belongs to this page; the others are tried all the same.
            findings.add(String.valueOf(e.getMessage()).lines().findFirst().orElse("failed"));
        }
        return findings;
    }

    /** A title stands in the history of the browser, where others see it. */
    private List<String> ofItsHead() {
        var findings = new ArrayList<String>();
        var title = chromium.title();
        if (!title.endsWith(" · Pulang") || title.contains(OwnCase.FIRST_NAME)) {
            findings.add("its title is " + title);
        }
        if (chromium.address().contains(OwnCase.FIRST_NAME)) {
            findings.add("a name in its address");
        }
        if (chromium.count("h1") != 1) {
            findings.add("%d h1".formatted(chromium.count("h1")));
        }
        if (!chromium.shows("#quick-exit")) {
            findings.add("no quick exit");
        }
        return findings;
    }
}
