package org.pulang.query.caseload;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Cursor;
import org.pulang.query.page.ListView;
import org.pulang.query.page.News;
import org.pulang.query.page.Sentences;
import org.pulang.query.replay.AsOf;
import org.pulang.query.replay.Stage;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.Areas;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CaseStatus;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.RiskLevel;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The worklist: what is to be done, in tabs; every choice is in the address. */
@Controller
class WorklistPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);
    private static final String PATH = "/worklist";
    private static final String NEWS = PATH + "/news";
    private static final int ROWS = 25;

    /** What is due by then is told one by one. */
    private static final int NEAR_DAYS = 30;

    private static final List<Provenance> FOLLOWED =
            List.of(Provenance.Casework, Provenance.Htcds, Provenance.Simulated);

    private static final InboxFilter UNANSWERED = new InboxFilter(ReferralState.Made, null, null, null);

    private final Caseload caseload;
    private final Inbox inbox;
    private final SavedViews saved;
    private final Sentences sentences;
    private final MessageSource messages;
    private final Clock clock;

    WorklistPage(
            Caseload caseload,
            Inbox inbox,
            SavedViews saved,
            Sentences sentences,
            MessageSource messages,
            Clock clock) {
        this.caseload = caseload;
        this.inbox = inbox;
        this.saved = saved;
        this.sentences = sentences;
        this.messages = messages;
        this.clock = clock;
    }

    /** Unless chosen, imported cases are left out: nobody follows them. */
    @GetMapping(PATH)
    String page(
            AsOf asOf,
            Reader reader,
            Visible visible,
            Read read,
            @RequestParam(defaultValue = "Today") Tab view,
            @Valid @ModelAttribute("filter") CaseloadFilter filter,
            @RequestParam @Nullable Cursor beyond,
            @RequestParam(defaultValue = "false") boolean full,
            Locale language,
            Model model) {
        var chosen = followed(filter);
        var tabs = List.of(Tab.values());
        var page = caseload.page(
                tabs.stream().map(tab -> tab.narrow(chosen)).toList(), tabs.indexOf(view), visible, beyond, ROWS + 1);
        var entries = page.entries();
        var shown = entries.subList(0, Math.min(ROWS, entries.size()));
        read.lists(shown, ROWS, CaseloadEntry::caseId);
        model.addAttribute("filter", chosen);
        model.addAttribute("choices", choices(page.tally().byOwner(), language));
        model.addAttribute(
                "view",
                new View(
                        view,
                        asOf.position(),
                        asOf.recordedAt(),
                        asOf.recordedAt() == null ? null : sentences.text(asOf.recordedAt(), ZONE, language),
                        !filter.equals(CaseloadFilter.NOTHING),
                        chosen.provenance().stream().map(Provenance::name).toList(),
                        tabs(view, chosen, page.tally().all(), language),
                        beside(reader, visible, language),
                        saved.of(reader).stream()
                                .map(one -> new SavedView(one.viewId(), one.name(), PATH + "?" + one.chosen()))
                                .toList(),
                        full,
                        parameters(view, chosen),
                        shown.stream()
                                .map(entry -> row(entry, address(view, chosen, beyond), reader, language))
                                .toList(),
                        beyond == null ? null : address(view, chosen, null),
                        entries.size() > ROWS
                                ? address(view, chosen, shown.get(ROWS - 1).cursor())
                                : null,
                        news(view, chosen, asOf)));
        return "worklist";
    }

    /**
     * For a page that is open: of how many of its cases it does not show the last event. A case that left the list, or came to it because
     * a day is over, is no news. Where no projection has moved on, nobody is asked: one that stands still would else be news for ever.
     */
    @GetMapping(NEWS)
    Object news(
            AsOf asOf,
            Visible visible,
            @RequestParam @PositiveOrZero long since,
            @RequestParam(defaultValue = "Today") Tab view,
            @Valid @ModelAttribute("filter") CaseloadFilter filter) {
        var chosen = followed(filter);
        return News.answer(
                "page.news.cases",
                asOf.position() <= since ? 0 : caseload.countSince(view.narrow(chosen), visible, since),
                address(view, chosen, null));
    }

    private static String news(Tab tab, CaseloadFilter chosen, AsOf asOf) {
        var address = UriComponentsBuilder.fromPath(NEWS).queryParam("since", asOf.position());
        parameters(tab, chosen).forEach(one -> address.queryParam(one.name(), one.value()));
        return address.toUriString();
    }

    /** Keeps a choice under a name of the reader's own. */
    @PostMapping("/worklist/views")
    ResponseEntity<Void> save(
            Reader reader,
            @RequestParam @NotBlank @Size(max = 60) String name,
            @RequestParam(defaultValue = "Today") Tab view,
            @Valid @ModelAttribute("filter") CaseloadFilter filter) {
        var chosen = address(view, followed(filter), null);
        var kept = saved.save(reader, name, chosen.substring(chosen.indexOf('?') + 1));
        return to(kept ? chosen : chosen + "&full=true");
    }

    @PostMapping("/worklist/views/{viewId}/forget")
    ResponseEntity<Void> forget(Reader reader, @PathVariable UUID viewId) {
        saved.forget(reader, viewId);
        return to(PATH);
    }

    private static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    static CaseloadFilter followed(CaseloadFilter filter) {
        return filter.provenance().isEmpty() ? filter.of(FOLLOWED) : filter;
    }

    /** Lists of other things that wait for the reader. */
    private List<TabLink> beside(Reader reader, Visible visible, Locale language) {
        var beside = new ArrayList<TabLink>();
        if (reader.role() == Role.Caseworker) {
            beside.add(other(
                    "received",
                    inbox.countReceived(UNANSWERED, reader, Visible.referredTo(reader)),
                    ReferralsPage.received(ReferralState.Made),
                    language));
        }
        beside.add(other(
                "unanswered",
                inbox.countSent(UNANSWERED, visible),
                ListView.address("/referrals", "state", ReferralState.Made),
                language));
        if (reader.role() == Role.Supervisor) {
            beside.add(other("board", null, "/worklist/board", language));
            beside.add(other("transfers", null, "/transfers", language));
            beside.add(other("overrides", null, "/overrides", language));
        }
        if (reader.role() != Role.Auditor) {
            beside.add(other("search", null, "/search", language));
        } else {
            beside.add(other("overrides", null, "/overrides", language));
            beside.add(other("reads", null, "/reads", language));
        }
        beside.add(other("followUps", null, "/follow-ups", language));
        beside.add(other("providers", null, "/providers", language));
        return beside;
    }

    private TabLink other(String name, @Nullable Long count, String address, Locale language) {
        return new TabLink(
                message("page.worklist.beside." + name, language),
                count == null ? "" : NumberFormat.getIntegerInstance(language).format(count),
                address,
                false);
    }

    private List<TabLink> tabs(Tab current, CaseloadFilter chosen, Caseload.Counts counts, Locale language) {
        var links = new ArrayList<TabLink>();
        for (var tab : Tab.values()) {
            links.add(new TabLink(
                    message("page.worklist." + tab, language),
                    NumberFormat.getIntegerInstance(language)
                            .format(counts.asked().get(links.size())),
                    address(tab, chosen, null),
                    tab == current));
        }
        return links;
    }

    static String address(Tab tab, CaseloadFilter chosen, @Nullable Cursor beyond) {
        var address = UriComponentsBuilder.fromPath(PATH);
        parameters(tab, chosen).forEach(one -> address.queryParam(one.name(), one.value()));
        if (beyond != null) {
            address.queryParam("beyond", beyond);
        }
        return address.toUriString();
    }

    /** What an address says of tab and choice. */
    private static List<Parameter> parameters(Tab tab, CaseloadFilter chosen) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("view", tab);
        all.put("owner", chosen.owner());
        all.put("status", tab == Tab.All ? chosen.status() : null);
        all.put("open", tab == Tab.All ? chosen.open() : null);
        all.put("province", chosen.province());
        all.put("stage", chosen.stage());
        all.put("risk", chosen.risk());
        all.put("duty", tab == Tab.Incidents ? null : chosen.duty());
        all.put("flag", chosen.flag());
        all.put("merged", chosen.merged());
        var parameters = new ArrayList<Parameter>();
        all.forEach((name, value) -> {
            if (value != null) {
                parameters.add(new Parameter(name, value.toString()));
            }
        });
        if (!chosen.provenance().equals(FOLLOWED)) {
            chosen.provenance().forEach(one -> parameters.add(new Parameter("provenance", one.name())));
        }
        return parameters;
    }

    /** @param here where a form leads back to */
    private Row row(CaseloadEntry entry, String here, Reader reader, Locale language) {
        var duties = near(entry.duties());
        int later = entry.duties().size() - duties.size();
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
                sentences.text(entry.stage(), language),
                entry.risk() == null
                        ? null
                        : message("page.worklist.riskOf", language, sentences.text(entry.risk(), language)),
                entry.risk() == RiskLevel.High,
                entry.changed(),
                duties.stream()
                        .map(duty -> action(duty, entry, here, reader, language))
                        .toList(),
                later == 0 ? null : message("page.worklist.later", language, later));
    }

    /** Visits of the next years hide what is to be done this week; where nothing is near, the next. */
    private static List<Duty> near(List<Duty> duties) {
        var near = duties.stream()
                .filter(duty -> duty.daysLeft() == null || duty.daysLeft() <= NEAR_DAYS)
                .toList();
        return near.isEmpty() && !duties.isEmpty() ? duties.subList(0, 1) : near;
    }

    private static @Nullable String province(@Nullable AreaCode code) {
        return code == null ? null : Areas.name(code).orElse(code.value());
    }

    private Action action(Duty duty, CaseloadEntry entry, String here, Reader reader, Locale language) {
        var zone = ZoneId.of(entry.zone());
        return new Action(
                sentences.text(duty.kind(), language),
                duty.dueOn(),
                duty.dueOn() == null
                        ? message(
                                "page.worklist.since",
                                language,
                                sentences.text(LocalDate.ofInstant(duty.since(), zone), language))
                        : duty.endsAtAnHour(zone)
                                ? sentences.text(Objects.requireNonNull(duty.dueUntil()), zone, language)
                                : sentences.text(duty.dueOn(), language),
                duty.daysLeft() == null ? waiting(duty, zone, language) : left(duty, duty.daysLeft(), language),
                duty.overdue(),
                duty.by() == null || duty.by().equals(entry.owner())
                        ? null
                        : duty.by().value(),
                entry.contactUnwanted() && duty.kind() == DutyKind.FollowUp,
                form(duty, entry, here, reader),
                message("page.worklist.do", language));
    }

    private String waiting(Duty duty, ZoneId zone, Locale language) {
        return message(
                "page.lists.age",
                language,
                ChronoUnit.DAYS.between(
                        LocalDate.ofInstant(duty.since(), zone), LocalDate.ofInstant(clock.instant(), zone)));
    }

    /** Where the reader does what is to be done; absent where somebody else does: nobody approves what is their own. */
    private static @Nullable String form(Duty duty, CaseloadEntry entry, String here, Reader reader) {
        boolean owner = entry.owner().equals(reader.id());
        boolean supervisor = reader.role() == Role.Supervisor;
        var form = "/cases/%s/do/".formatted(entry.caseId());
        return switch (duty.kind()) {
            case FollowUp ->
                owner
                        ? ListView.address(form + "record-follow-up", "followUpId", duty.reference(), "back", here)
                        : null;
            case IncidentResponse ->
                owner || supervisor
                        ? ListView.address(
                                form + "record-incident-response", "incidentId", duty.reference(), "back", here)
                        : null;
            case PlanApproval -> supervisor && !owner ? ListView.address(form + "approve", "back", here) : null;
            case ClosureApproval ->
                supervisor && !owner ? ListView.address(form + "approve-closure", "back", here) : null;
            case MissedFollowUp,
                    ReferralAnswer,
                    ReferralOutcome,
                    ConsentRenewal,
                    TransferAnswer,
                    DayZeroNeed,
                    EntitlementAnswer,
                    RestitutionPayment,
                    Review -> null;
        };
    }

    private String left(Duty duty, long days, Locale language) {
        return duty.overdue()
                ? message("page.worklist.overdueBy", language, -days)
                : message("page.worklist.left", language, days);
    }

    private Choices choices(SortedMap<StaffId, Caseload.Counts> counts, Locale language) {
        var owners = new LinkedHashMap<String, String>();
        counts.forEach((owner, of) ->
                owners.put(owner.value(), message("page.worklist.ownerWithCases", language, owner.value(), of.open())));
        return new Choices(
                owners,
                Areas.provinces(),
                sentences.labels(Provenance.values(), language),
                sentences.labels(CaseStatus.values(), language),
                sentences.labels(FlagKind.values(), language),
                sentences.labels(Stage.values(), language),
                sentences.labels(RiskLevel.values(), language),
                sentences.labels(DutyKind.values(), language));
    }

    private String message(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /**
     * What the page shows; texts are in the reader's language.
     *
     * @param filtered whether anything but a tab was chosen
     * @param provenance the kinds of cases shown
     * @param beside lists of other things
     * @param saved the reader's own
     * @param full whether there was no room for another of these
     * @param chosen what an address says of the tab and the choice
     * @param first address of the first rows; absent if these are they
     * @param next address of the rows that follow; absent if there are none
     * @param news where the page asks whether there is any
     */
    record View(
            Tab tab,
            long position,
            @Nullable Instant recordedAt,
            @Nullable String recordedAtText,
            boolean filtered,
            List<String> provenance,
            List<TabLink> tabs,
            List<TabLink> beside,
            List<SavedView> saved,
            boolean full,
            List<Parameter> chosen,
            List<Row> rows,
            @Nullable String first,
            @Nullable String next,
            String news) {}

    /** A choice with the name its reader gave it. */
    record SavedView(UUID viewId, String name, String address) {}

    /** Of an address. */
    record Parameter(String name, String value) {}

    /** @param count how many rows it leads to; empty where that is not counted */
    record TabLink(String label, String count, String address, boolean current) {}

    /**
     * A case.
     *
     * @param provenance absent for casework; anything else is labelled
     * @param mergedAway whether the person's work goes on in another case
     * @param stage how far it has come
     * @param risk absent where it was never assessed
     * @param changed whether somebody else recorded something since the reader last looked
     * @param person gender, age and province, never a name
     * @param actions what is near; the rest is told by its number alone, {@code later}
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
            String stage,
            @Nullable String risk,
            boolean highRisk,
            boolean changed,
            List<Action> actions,
            @Nullable String later) {}

    /**
     * Something to do.
     *
     * @param due the day, or since when it waits
     * @param by who is to do it, if not the owner
     * @param left until then, or how long it has waited
     * @param unwanted whether the person does not want to be contacted
     * @param address where the reader does it; absent where somebody else does
     */
    record Action(
            String label,
            @Nullable LocalDate dueOn,
            String due,
            @Nullable String left,
            boolean overdue,
            @Nullable String by,
            boolean unwanted,
            @Nullable String address,
            String doIt) {}

    /** What can be chosen in the filter, code to label. */
    record Choices(
            Map<String, String> owner,
            Map<AreaCode, String> province,
            Map<String, String> provenance,
            Map<String, String> status,
            Map<String, String> flag,
            Map<String, String> stage,
            Map<String, String> risk,
            Map<String, String> duty) {}
}
