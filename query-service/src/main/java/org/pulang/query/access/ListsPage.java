package org.pulang.query.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.query.page.PageText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which lists there are for the reader's role: where those begin to whom no worklist is open. */
@Controller
class ListsPage {

    private static final List<String> ALL = List.of(
            "/worklist",
            "/worklist/board",
            "/referrals",
            "/referrals/received",
            "/transfers",
            "/follow-ups",
            "/search",
            "/providers",
            "/overrides",
            "/emergency",
            "/grants",
            "/requests",
            "/erasures",
            "/reads",
            "/staff",
            "/instruments");

    private final CaseAccessPolicy policy;
    private final PageText text;

    ListsPage(CaseAccessPolicy policy, PageText text) {
        this.policy = policy;
        this.text = text;
    }

    @GetMapping("/lists")
    String page(Reader reader, Locale language, Model model) {
        var links = new ArrayList<Link>();
        for (var path : ALL) {
            if (!policy.route(new Route("query", "GET " + path), reader.role()).isEmpty()) {
                var name = path.substring(1).replace('/', '.');
                links.add(new Link(
                        // Whoever received a referral looks at it for that.
                        path.equals("/referrals/received") ? path + "?purpose=Referral" : path,
                        text.of("page.lists.of." + name, language),
                        text.of("page.lists.of." + name + ".for", language)));
            }
        }
        model.addAttribute("links", links);
        return "lists";
    }

    /** @param purpose what it is for */
    record Link(String address, String label, String purpose) {}
}
