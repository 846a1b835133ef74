package org.pulang.e2e;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.pulang.runner.demo.DemoStaff;

/**
 * One of the pages, where it is in a running system, and somebody who may open it. The page to sign in at is the issuer's.
 *
 * @param name of its pictures
 * @param path empty where nothing led there
 */
record Page(String name, String path, DemoStaff person) {

    /** Those that stand under {@code /analysis/} by their names. */
    private static final List<String> ANALYSES = List.of(
            "components",
            "challenges",
            "assistance",
            "standards",
            "recommendations",
            "outcomes",
            "cohorts",
            "places",
            "network",
            "caseload");

    private static final List<String> TABS =
            List.of("Today", "Week", "Overdue", "Changed", "NoContact", "Approvals", "Incidents", "All");

    boolean isCase() {
        return path.startsWith("/cases/");
    }

    boolean isAnalysis() {
        return path.equals("/") || path.startsWith("/analysis");
    }

    /** All of them, by person: signing in takes longest. */
    static List<Page> all(Pulang pulang) {
        var own = new OwnCase(pulang).withConsent().home();
        var pages = new ArrayList<Page>();
        pages.addAll(lists());
        pages.addAll(ofACase(longestLife(pulang), own));
        pages.addAll(ofGuests(pulang));
        pages.addAll(ofAnalysis(pulang));
        pages.addAll(List.of(
                new Page(
                        "provider",
                        link(
                                pulang,
                                DemoStaff.Caseworker,
                                "/providers",
                                "td a[href^=/providers/], th a[href^=/providers/]"),
                        DemoStaff.Caseworker),
                new Page("operator", "/operator", DemoStaff.Admin),
                new Page("operator-projection", "/operator/projections/caseload", DemoStaff.Admin),
                new Page("operator-outlets", "/operator/outlets", DemoStaff.Admin)));
        return pages.stream().sorted(Comparator.comparing(Page::person)).toList();
    }

    private static List<Page> lists() {
        var pages = new ArrayList<Page>();
        TABS.forEach(tab -> pages.add(new Page("worklist-" + tab, "/worklist?view=" + tab, DemoStaff.Supervisor)));
        pages.addAll(List.of(
                new Page("worklist-mine", "/worklist", DemoStaff.Caseworker),
                new Page("worklist-auditor", "/worklist?view=All", DemoStaff.Auditor),
                new Page("board", "/worklist/board", DemoStaff.Supervisor),
                new Page("lists", "/lists", DemoStaff.Supervisor),
                new Page("follow-ups", "/follow-ups", DemoStaff.Caseworker),
                new Page("referrals-sent", "/referrals", DemoStaff.Caseworker),
                new Page(
                        "referrals-received",
                        "/referrals/received?state=Made&purpose=Referral",
                        DemoStaff.PartnerCaseworker),
                new Page("transfers", "/transfers", DemoStaff.PartnerSupervisor),
                new Page("providers", "/providers", DemoStaff.Analyst),
                new Page("search", "/search", DemoStaff.Caseworker),
                new Page("intake", "/intake", DemoStaff.Intake),
                new Page("overrides", "/overrides", DemoStaff.Auditor),
                new Page("reads", "/reads?staff=" + DemoStaff.Caseworker.id(), DemoStaff.Auditor),
                new Page("grants", "/grants", DemoStaff.PrivacyOfficer),
                new Page("requests", "/requests", DemoStaff.PrivacyOfficer),
                new Page("erasures", "/erasures", DemoStaff.PrivacyOfficer)));
        return pages;
    }

    /**
     * @param told a case of which there is much to tell
     * @param own one whose name is known here
     */
    private static List<Page> ofACase(String told, String own) {
        return List.of(
                new Page("case", told, DemoStaff.Caseworker),
                new Page("case-topic", told + "?topic=Referrals", DemoStaff.Caseworker),
                new Page("case-new", own, DemoStaff.Caseworker),
                new Page("case-auditor", told, DemoStaff.Auditor),
                new Page("timeline-compact", told + "/timeline", DemoStaff.Caseworker),
                new Page("timeline-flow", told + "/timeline?view=Flow", DemoStaff.Caseworker),
                new Page("timeline-full", told + "/timeline?view=Full", DemoStaff.Caseworker),
                new Page("event", told + "/events/1", DemoStaff.Caseworker),
                new Page("replay", told + "/replay?at=5", DemoStaff.Auditor),
                new Page("compare", told + "/compare?from=2&to=8", DemoStaff.Auditor),
                new Page("print", own + "/print", DemoStaff.Caseworker),
                new Page("print-rights", told + "/print?paper=Entitlements", DemoStaff.Caseworker),
                new Page("do", own + "/do", DemoStaff.Caseworker),
                new Page("do-note", own + "/do/add-note", DemoStaff.Caseworker),
                new Page("do-attach", own + "/do/attach-document", DemoStaff.Caseworker),
                new Page("do-emergency", "/grants/do/open-emergency-access", DemoStaff.Caseworker),
                new Page("do-staff", "/staff/do/register-staff-member", DemoStaff.Admin),
                new Page("emergency", "/emergency", DemoStaff.Caseworker),
                new Page("staff", "/staff", DemoStaff.Admin),
                new Page("instruments", "/instruments", DemoStaff.Supervisor),
                new Page("do-assessment", own + "/do/record-assessment", DemoStaff.Caseworker),
                new Page("do-care-plan", own + "/do/agree-care-plan", DemoStaff.Caseworker),
                new Page("do-referral", own + "/do/make-referral", DemoStaff.Caseworker),
                new Page("case-reads", told + "/reads", DemoStaff.Supervisor),
                new Page("case-disclosures", told + "/disclosures", DemoStaff.PrivacyOfficer));
    }

    /** What those see to whom a case was referred, or who are asked to take it over. */
    private static List<Page> ofGuests(Pulang pulang) {
        var theCase = new OwnCase(pulang);
        var provider = theCase.withSomebodyToReferTo();
        theCase.with("make-referral", """
                {"referralId": "%s", "providerId": "%s", "service": "Psychological",
                 "reason": "AdditionalServicesRequired", "answerDueOn": "%s"}""".formatted(
                        UUID.randomUUID(), provider, OwnCase.today().plusDays(14)));
        // Where it is refused, the list of the page leads nowhere, which is told with everything else.
        var unused = pulang.commands()
                .as(DemoStaff.Supervisor.id())
                .post("/api/cases/%s/transfer-case".formatted(theCase.id()), """
                        {"transferId": "%s", "providerId": "%s", "reason": "MovedAway"}""".formatted(
                                UUID.randomUUID(), provider));
        return List.of(
                new Page("print-letter", theCase.home() + "/print?paper=Referral", DemoStaff.Caseworker),
                new Page(
                        "received",
                        link(
                                pulang,
                                DemoStaff.PartnerCaseworker,
                                "/referrals/received?state=Made&purpose=Referral&" + theCase.after(),
                                "tbody a[href*=/cases/]"),
                        DemoStaff.PartnerCaseworker),
                new Page(
                        "offered",
                        link(
                                pulang,
                                DemoStaff.PartnerSupervisor,
                                "/transfers?" + theCase.after(),
                                "tbody a[href*=/cases/]"),
                        DemoStaff.PartnerSupervisor));
    }

    private static List<Page> ofAnalysis(Pulang pulang) {
        var pages = new ArrayList<Page>();
        pages.add(new Page("dashboard", "/", DemoStaff.Analyst));
        pages.add(new Page("analysis", "/analysis", DemoStaff.Analyst));
        // Of simulated people analysts are told every number, however many other cases there are.
        ANALYSES.forEach(name -> pages.add(
                new Page("analysis-" + name, "/analysis/%s?provenance=Simulated".formatted(name), DemoStaff.Analyst)));
        pages.add(new Page("analysis-radar", "/analysis/outcomes?provenance=Simulated&radar=true", DemoStaff.Analyst));
        var indicator =
                link(pulang, DemoStaff.Analyst, "/analysis/components", "tbody th a[href^=/analysis/indicators/]");
        pages.add(new Page("indicator", indicator, DemoStaff.Analyst));
        pages.add(new Page(
                "indicator-cases",
                link(pulang, DemoStaff.Supervisor, "/analysis/components", "tbody td a[href*=/cases]"),
                DemoStaff.Supervisor));
        pages.add(new Page(
                "caseload-cases",
                link(pulang, DemoStaff.Supervisor, "/analysis/caseload", "a[href^=/analysis/caseload/cases]"),
                DemoStaff.Supervisor));
        pages.add(new Page(
                "export", link(pulang, DemoStaff.Analyst, "/analysis/components", "#export"), DemoStaff.Analyst));
        return pages;
    }

    /** Of a simulated case, which has three years behind it. */
    static String longestLife(Pulang pulang) {
        return link(
                pulang, DemoStaff.Caseworker, "/worklist?view=All&provenance=Simulated", "tbody th a[href^=/cases/]");
    }

    private static String link(Pulang pulang, DemoStaff person, String path, String css) {
        var page = pulang.browser(person).get(pulang.queries().url() + path);
        var found = Jsoup.parse(page.body()).selectFirst(css);
        return found == null ? "" : found.attr("href");
    }
}
