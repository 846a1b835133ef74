package org.pulang.query.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.ListView;
import org.pulang.query.page.ListView.Cell;
import org.pulang.query.page.PageText;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For administrators: who may work here, as what; and the forms that change it. Nobody has a name here. */
@Controller
class StaffPage {

    private static final String PATH = "/staff";
    private static final int ROWS = 25;

    private final StaffRegister register;
    private final PageText text;

    StaffPage(StaffRegister register, PageText text) {
        this.register = register;
        this.text = text;
    }

    /** @param beyond the last one of the page before */
    @GetMapping(PATH)
    String page(
            AsOf asOf,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable StaffId beyond,
            Locale language,
            Model model) {
        var rows = register.list(role, beyond, ROWS + 1);
        var shown = rows.subList(0, Math.min(ROWS, rows.size()));
        model.addAttribute(
                "list",
                new ListView(
                        text.of("page.lists.staff", language),
                        text.of("page.lists.staff.intro", language),
                        List.of(new ListView.Tab(
                                text.of("command.RegisterStaffMember", language),
                                null,
                                "/staff/do/register-staff-member",
                                false)),
                        new ListView.Filter(
                                PATH,
                                List.of(new ListView.Field(
                                        "role",
                                        text.of("page.lists.staff.role", language),
                                        roles(language),
                                        role == null ? "" : role.name(),
                                        0)),
                                Map.of(),
                                role != null),
                        List.of("id", "organisation", "role", "state", "next").stream()
                                .map(column -> text.of("page.lists.staff." + column, language))
                                .toList(),
                        shown.stream().map(one -> row(one, language)).toList(),
                        new ListView.Empty(text.of("page.lists.staff.none", language), null, null),
                        beyond == null ? null : ListView.address(PATH, "role", role),
                        rows.size() > ROWS
                                ? ListView.address(
                                        PATH,
                                        "role",
                                        role,
                                        "beyond",
                                        shown.get(ROWS - 1).id())
                                : null));
        model.addAttribute("asOf", asOf);
        return "listing";
    }

    private Map<String, String> roles(Locale language) {
        var roles = new LinkedHashMap<String, String>();
        roles.put("", text.of("page.worklist.any", language));
        for (var role : Role.values()) {
            roles.put(role.name(), text.value(role, language));
        }
        return roles;
    }

    private List<Cell> row(Staff one, Locale language) {
        var next = new ArrayList<String>();
        if (one.enabled()) {
            next.add("change-role");
        }
        next.add(one.enabled() ? "disable-staff-member" : "enable-staff-member");
        return List.of(
                ListView.cell(one.id().value()),
                ListView.cell(one.organisation().value()),
                ListView.cell(text.value(one.role(), language)),
                ListView.cell(
                        one.enabled()
                                ? ListView.text(text.of("page.lists.staff.enabled", language))
                                : ListView.badge(text.of("page.lists.staff.disabled", language))),
                new Cell(next.stream()
                        .map(command -> ListView.link(
                                text.of("page.lists.do." + command, language),
                                "/staff/%s/do/%s?back=/staff".formatted(one.id(), command)))
                        .toList()));
    }
}
