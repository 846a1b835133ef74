package org.pulang.query.caseload;

import jakarta.validation.Valid;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.Provenance;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The worklist: what is to be done, in tabs; every choice is in the address. */
@Controller
class WorklistPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);
    private static final int ROWS = 25;
    private static final List<Provenance> FOLLOWED =
            List.of(Provenance.Casework, Provenance.Htcds, Provenance.Simulated);

    private static final CaseloadFilter NOTHING_CHOSEN =
            new CaseloadFilter(null, null, null, List.of(), null, null, null, null, null, null);

    private final Caseload caseload;
    private final Sentences sentences;
    private final MessageSource messages;

    WorklistPage(Caseload caseload, Sentences sentences, MessageSource messages) {
        this.caseload = caseload;
        this.sentences = sentences;
        this.messages = messages;
    }

    /** Unless chosen, imported cases are left out: nobody follows them. */
    @GetMapping("/worklist")
    String page(
            AsOf asOf,
            Visible visible,
            Read read,
            @RequestParam(defaultValue = "Today") Tab view,
            @Valid @ModelAttribute("filter") CaseloadFilter filter,
            @RequestParam @Nullable Cursor after,
            Locale language,
            Model model) {
        var chosen = filter.provenance().isEmpty() ? filter.of(FOLLOWED) : filter;
        var entries = caseload.list(view.narrow(chosen), visible, after, ROWS + 1);
        var shown = entries.subList(0, Math.min(ROWS, entries.size()));
        read.lists(shown, ROWS, CaseloadEntry::caseId);
        model.addAttribute("filter", chosen);
        model.addAttribute("choices", choices(visible, language));
        model.addAttribute(
                "view",
                new View(
                        view,
                        asOf.position(),
                        asOf.recordedAt(),
                        asOf.recordedAt() == null ? null : sentences.text(asOf.recordedAt(), ZONE, language),
                        !filter.equals(NOTHING_CHOSEN),
                        chosen.provenance().stream().map(Provenance::name).toList(),
                        Stream.of(Tab.values())
                                .map(tab -> link(tab, view, chosen, visible, language))
                                .toList(),
                        shown.stream().map(entry -> row(entry, language)).toList(),
                        after == null ? null : address(view, chosen, null),
                        entries.size() > ROWS
                                ? address(view, chosen, shown.get(ROWS - 1).cursor())
                                : null));
        return "worklist";
    }

    private TabLink link(Tab tab, Tab current, CaseloadFilter chosen, Visible visible, Locale language) {
        return new TabLink(
                message("page.worklist." + tab, language),
                NumberFormat.getIntegerInstance(language).format(caseload.count(tab.narrow(chosen), visible)),
                address(tab, chosen, null),
                tab == current);
    }

    private static String address(Tab tab, CaseloadFilter chosen, @Nullable Cursor after) {
        var address = UriComponentsBuilder.fromPath("/worklist").queryParam("view", tab);
        var status = tab == Tab.All ? chosen.status() : null;
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("owner", chosen.owner());
        parameters.put("status", status);
        parameters.put("province", chosen.province());
        parameters.put("duty", tab == Tab.Incidents ? null : chosen.duty());
        parameters.put("flag", chosen.flag());
        parameters.put("merged", chosen.merged());
        parameters.put("after", after);
        if (!chosen.provenance().equals(FOLLOWED)) {
            address.queryParam("provenance", chosen.provenance());
        }
        parameters.forEach((name, value) -> {
            if (value != null) {
                address.queryParam(name, value);
            }
        });
        return address.toUriString();
    }

    private Row row(CaseloadEntry entry, Locale language) {
        return new Row(
                entry.caseId(),
                entry.caseNumber(),
                entry.provenance() == Provenance.Casework ? null : sentences.text(entry.provenance(), language),
                sentences.text(entry.status(), language),
                entry.status() == CaseStatus.ContactLost,
                entry.owner().value(),
                Stream.of(
                                sentences.text(entry.gender(), language),
                                sentences.text(entry.ageBand(), language),
                                province(entry.province()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")),
                entry.lastContact(),
                sentences.text(entry.lastContact(), language),
                message("page.worklist.ago", language, entry.daysWithoutContact()),
                entry.status() != CaseStatus.Closed && entry.daysWithoutContact() >= Tab.NO_CONTACT_DAYS,
                entry.mergedAway(),
                entry.duties().stream()
                        .map(duty -> action(duty, entry, language))
                        .toList());
    }

    private static @Nullable String province(@Nullable AreaCode code) {
        return code == null ? null : Areas.name(code).orElse(code.value());
    }

    private Action action(Duty duty, CaseloadEntry entry, Locale language) {
        var zone = ZoneId.of(entry.zone());
        return new Action(
                sentences.text(duty.kind(), language),
                duty.dueOn(),
                duty.dueOn() == null
                        ? message(
                                "page.worklist.since",
                                language,
                                sentences.text(LocalDate.ofInstant(duty.since(), ZONE), language))
                        : duty.endsAtAnHour(zone)
                                ? sentences.text(Objects.requireNonNull(duty.dueUntil()), zone, language)
                                : sentences.text(duty.dueOn(), language),
                duty.daysLeft() == null ? null : left(duty, duty.daysLeft(), language),
                duty.overdue(),
                duty.by() == null || duty.by().equals(entry.owner())
                        ? null
                        : duty.by().value(),
                entry.contactUnwanted() && duty.kind() == DutyKind.FollowUp);
    }

    private String left(Duty duty, long days, Locale language) {
        return duty.overdue()
                ? message("page.worklist.overdueBy", language, -days)
                : message("page.worklist.left", language, days);
    }

    private Choices choices(Visible visible, Locale language) {
        var owners = new LinkedHashMap<String, String>();
        caseload.owners(visible)
                .forEach((owner, open) ->
                        owners.put(owner, message("page.worklist.ownerWithCases", language, owner, open)));
        return new Choices(
                owners,
                Areas.provinces(),
                sentences.labels(Provenance.values(), language),
                sentences.labels(CaseStatus.values(), language),
                sentences.labels(FlagKind.values(), language));
    }

    private String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /**
     * What the page shows; texts are in the reader's language.
     *
     * @param filtered whether anything but a tab was chosen
     * @param provenance the kinds of cases shown
     * @param first address of the first rows; absent if these are they
     * @param next address of the rows that follow; absent if there are none
     */
    record View(
            Tab tab,
            long position,
            @Nullable Instant recordedAt,
            @Nullable String recordedAtText,
            boolean filtered,
            List<String> provenance,
            List<TabLink> tabs,
            List<Row> rows,
            @Nullable String first,
            @Nullable String next) {}

    /** @param count how many rows it leads to */
    record TabLink(String label, String count, String address, boolean current) {}

    /**
     * A case.
     *
     * @param provenance absent for casework; anything else is labelled
     * @param mergedAway whether the person's work goes on in another case
     * @param person gender, age and province, never a name
     */
    record Row(
            CaseId caseId,
            CaseNumber number,
            @Nullable String provenance,
            String status,
            boolean contactLost,
            String owner,
            String person,
            LocalDate lastContact,
            String lastContactText,
            String ago,
            boolean longAgo,
            boolean mergedAway,
            List<Action> actions) {}

    /**
     * Something to do.
     *
     * @param due the day, or since when it waits
     * @param by who is to do it, if not the owner
     * @param unwanted whether the person does not want to be contacted
     */
    record Action(
            String label,
            @Nullable LocalDate dueOn,
            String due,
            @Nullable String left,
            boolean overdue,
            @Nullable String by,
            boolean unwanted) {}

    /** What can be chosen in the filter, code to label. */
    record Choices(
            Map<String, String> owner,
            Map<AreaCode, String> province,
            Map<String, String> provenance,
            Map<String, String> status,
            Map<String, String> flag) {}
}
