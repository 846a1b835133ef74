package org.pulang.query.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Details;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.ReferralsPart.Referral;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.casefile.journey.Undertaking;
import org.pulang.query.page.Sentences;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.PersonName;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Papers about a case: a summary to hand it over with, the sheet of what the law gives for the survivor, and the letter of a referral. */
@Controller
class PrintPage {

    /** What a summary tells; what was written in confidence is not carried about on paper. */
    private static final Set<String> SUMMARISED =
            Set.of("Identification", "CarePlan", "Services", "Referrals", "FollowUps", "Entitlements");

    private static final int ROWS = 5;

    private final Casefiles casefiles;
    private final TopicViews topics;
    private final ProviderNames providers;
    private final Details details;
    private final Addresses addresses;
    private final CaseNav nav;
    private final Sentences sentences;
    private final MessageSource messages;
    private final Clock clock;

    PrintPage(
            Casefiles casefiles,
            TopicViews topics,
            ProviderNames providers,
            Details details,
            Addresses addresses,
            CaseNav nav,
            Sentences sentences,
            MessageSource messages,
            Clock clock) {
        this.casefiles = casefiles;
        this.topics = topics;
        this.providers = providers;
        this.details = details;
        this.addresses = addresses;
        this.nav = nav;
        this.sentences = sentences;
        this.messages = messages;
        this.clock = clock;
    }

    /** Which paper. */
    enum Paper {
        Summary,
        Entitlements,
        Referral
    }

    /** @param referral of the letter; absent means the newest */
    @GetMapping("/cases/{caseId}/print")
    String page(
            Sight sight,
            @RequestParam(defaultValue = "Summary") Paper paper,
            @RequestParam(required = false) @Nullable UUID referral,
            Locale language,
            Model model) {
        var file = casefiles.required(sight.caseId());
        var zone = Undertakings.zone(file);
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, zone);
        model.addAttribute("head", nav.of(file, sight, "/print", language));
        model.addAttribute(
                "view",
                new View(
                        paper.name(),
                        papers(paper, sight, language),
                        sentences.text(today, language),
                        sentences.text(file.organisation, language),
                        sentences.text(file.owner, language),
                        paper == Paper.Summary ? summary(file, sight, language) : List.of(),
                        paper == Paper.Summary ? duties(file, language) : List.of(),
                        paper == Paper.Entitlements ? rights(file, language) : List.of(),
                        paper == Paper.Referral ? letter(file, referral, today, sight, language) : null,
                        paper == Paper.Referral ? letters(file, sight, language) : List.of()));
        return "print";
    }

    private List<CaseNav.Link> papers(Paper current, Sight sight, Locale language) {
        return Stream.of(Paper.values())
                .map(paper -> new CaseNav.Link(
                        message("page.case.paper." + paper, language),
                        addresses.of(sight, "/print", "paper", paper),
                        paper == current))
                .toList();
    }

    private List<TopicView> summary(CaseFile file, Sight sight, Locale language) {
        var opening = details.opening(sight.caseId(), sight, sight.reader().purpose());
        return topics.of(file, opening, language, SUMMARISED::contains, ROWS).stream()
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    private List<String> duties(CaseFile file, Locale language) {
        return Undertakings.open(file).stream()
                .filter(one -> one.due() != null)
                .map(one -> duty(one, language))
                .toList();
    }

    private String duty(Undertaking one, Locale language) {
        var kind = message("page.case.undertaking." + one.kind(), language);
        return Stream.of(sentences.text(one.due(), language), kind, about(one, language))
                .filter(Objects::nonNull)
                .reduce((first, second) -> first + " · " + second)
                .orElse(kind);
    }

    private @Nullable String about(Undertaking one, Locale language) {
        return one.about() == null ? null : sentences.text(one.about(), language);
    }

    /** In plain words, for somebody who may have it read to them. */
    private List<Right> rights(CaseFile file, Locale language) {
        return file.entitlements.matrix.stream()
                .map(line -> new Right(
                        sentences.text(line.entitlement(), language),
                        line.articles().isEmpty()
                                ? messages.getMessage("law", new Object[] {line.law()}, language)
                                : messages.getMessage(
                                        "law.articles",
                                        new Object[] {line.law(), String.join(", ", line.articles())},
                                        language),
                        sentences.text(line.status(), language),
                        line.dueOn() == null || line.answeredOn() != null
                                ? null
                                : sentences.text(line.dueOn(), language)))
                .toList();
    }

    private List<CaseNav.Link> letters(CaseFile file, Sight sight, Locale language) {
        return open(file)
                .map(referral -> referral.made().event())
                .map(made -> new CaseNav.Link(
                        "%s · %s"
                                .formatted(
                                        sentences.text(made.service(), language),
                                        sentences.text(made.answerDueOn(), language)),
                        addresses.of(sight, "/print", "paper", Paper.Referral, "referral", made.referralId()),
                        false))
                .toList();
    }

    /** Those that a letter is still of use for. */
    private static Stream<Referral> open(CaseFile file) {
        return file.referrals.referrals.stream()
                .filter(referral ->
                        referral.state() == ReferralState.Made || referral.state() == ReferralState.Accepted);
    }

    private @Nullable Letter letter(
            CaseFile file, @Nullable UUID wanted, LocalDate today, Sight sight, Locale language) {
        var found = open(file)
                .filter(referral -> wanted == null
                        || referral.made().event().referralId().value().equals(wanted))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (found == null) {
            if (wanted != null) {
                throw new ProblemFound(Problem.BAD_PARAMETER, "referral");
            }
            return null;
        }
        return letter(file, found, today, sight, language);
    }

    /** Who it is about, and what was written about them, goes on it only with live consent to share with this provider. */
    private Letter letter(CaseFile file, Referral referral, LocalDate today, Sight sight, Locale language) {
        var made = referral.made().event();
        var opening = details.opening(sight.caseId(), sight, sight.reader().purpose());
        boolean shared = file.consent.isSharedWith(made.providerId(), today);
        var text = shared ? opening.show(made.details(), made) : null;
        var person = file.identification.person;
        var name = person == null || !shared ? null : opening.show(person.name());
        return new Letter(
                providers
                        .names(List.of(made.providerId()))
                        .getOrDefault(made.providerId(), made.providerId().toString()),
                sentences.text(made.service(), language),
                sentences.text(made.reason(), language),
                text == null
                        ? null
                        : text.value()
                                .filter(known -> text.told())
                                .map(Object::toString)
                                .orElse(null),
                made.answerDueOn().toString(),
                sentences.text(made.answerDueOn(), language),
                sentences.text(referral.state(), language),
                shared,
                name == null
                        ? null
                        : name.value()
                                .map(known -> known instanceof PersonName full ? full.full() : known.toString())
                                .orElse(null),
                person == null || !shared
                        ? null
                        : sentences.text(List.of(person.gender(), person.ageBand()), language));
    }

    private String message(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    /**
     * What is printed; texts are in the reader's language.
     *
     * @param topics of the summary, as are the duties
     * @param rights of the sheet for the survivor
     * @param letter absent where the case has no referral
     * @param letters addresses of those that there are
     */
    record View(
            String paper,
            List<CaseNav.Link> papers,
            String today,
            String organisation,
            String owner,
            List<TopicView> topics,
            List<String> duties,
            List<Right> rights,
            @Nullable Letter letter,
            List<CaseNav.Link> letters) {}

    /**
     * What the law gives.
     *
     * @param due by when an answer is owed; absent where the law sets no day, or there was an answer
     */
    record Right(
            String title,
            String law,
            String status,
            @Nullable String due) {}

    /**
     * The letter of a referral.
     *
     * @param details absent where nothing was written
     * @param shared whether the person lets this provider be told who they are
     * @param name absent where they do not, or where the reader may not see it, as is who the person is
     */
    record Letter(
            String provider,
            String service,
            String reason,
            @Nullable String details,
            String dueOn,
            String due,
            String state,
            boolean shared,
            @Nullable String name,
            @Nullable String person) {}
}
