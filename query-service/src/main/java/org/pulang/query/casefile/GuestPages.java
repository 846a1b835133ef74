package org.pulang.query.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opening;
import org.pulang.personal.Sensitive;
import org.pulang.query.access.Details;
import org.pulang.query.access.Sight;
import org.pulang.query.casefile.ReferralsPart.ReferralState;
import org.pulang.query.page.Sentences;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people of other organisations see of a case on a page: what the API gives them, and how to answer. */
@Component
class GuestPages {

    private final TopicViews topics;
    private final ProviderNames providers;
    private final Addresses addresses;
    private final Details details;
    private final Sentences sentences;
    private final MessageSource messages;

    GuestPages(
            TopicViews topics,
            ProviderNames providers,
            Addresses addresses,
            Details details,
            Sentences sentences,
            MessageSource messages) {
        this.topics = topics;
        this.providers = providers;
        this.addresses = addresses;
        this.details = details;
        this.sentences = sentences;
        this.messages = messages;
    }

    /** For an organisation that the person was referred to. */
    Received received(CaseFile file, Sight sight, Locale language) {
        var told = ReceivedCase.of(file, sight);
        var opening = details.opening(
                sight.caseId(),
                sight.received(ReceivedCase.Referral.class),
                sight.reader().purpose());
        var names = providers.names(
                told.referrals().stream().map(ReceivedCase.Referral::providerId).toList());
        return new Received(
                told.referrals().stream()
                        .map(referral -> new ReferralLine(
                                sentences.text(referral.service(), language),
                                sentences.text(referral.reason(), language),
                                names.getOrDefault(
                                        referral.providerId(),
                                        referral.providerId().toString()),
                                shown(referral.details(), opening, language, referral),
                                referral.answerDueOn().toString(),
                                sentences.text(referral.answerDueOn(), language),
                                sentences.text(referral.state(), language),
                                answers(referral, sight, language)))
                        .toList(),
                person(told, opening, language));
    }

    private List<CaseNav.Link> answers(ReceivedCase.Referral referral, Sight sight, Locale language) {
        var commands = referral.state() == ReferralState.Made
                ? List.of("AcceptReferral", "RejectReferral")
                : List.of("CompleteReferral");
        return links(commands, "referralId", referral.referralId(), sight, language);
    }

    private List<CaseNav.Link> links(List<String> commands, String name, Object id, Sight sight, Locale language) {
        return commands.stream()
                .map(command -> new CaseNav.Link(
                        message("command." + command, language), addresses.command(sight, command, name, id), false))
                .toList();
    }

    /** Laid out as in the file, of a file that has nothing else; absent without live consent. */
    private @Nullable TopicView person(ReceivedCase told, Opening opening, Locale language) {
        if (told.person() == null) {
            return null;
        }
        var given = new CaseFile();
        given.identification.person = told.person();
        given.identification.details = told.personalDetails();
        return topics.of(given, opening, language, "Identification"::equals, Integer.MAX_VALUE)
                .get(0);
    }

    /** For supervisors whose organisation is asked to take the case over. */
    Offered offered(CaseFile file, Sight sight, Locale language) {
        var told = OfferedCase.of(file, sight);
        var zone = Undertakings.zone(file);
        var opening = details.opening(
                sight.caseId(),
                sight.received(OfferedCase.Offer.class),
                sight.reader().purpose());
        return new Offered(
                told.offers().stream()
                        .map(offer -> new OfferLine(
                                sentences.text(offer.from(), language),
                                sentences.text(offer.reason(), language),
                                shown(offer.note(), opening, language, offer),
                                offer.offeredAt().toString(),
                                sentences.text(offer.offeredAt(), zone, language),
                                links(
                                        List.of("AcceptTransfer", "DeclineTransfer"),
                                        "transferId",
                                        offer.transferId(),
                                        sight,
                                        language)))
                        .toList(),
                sight.consented()
                        ? Stream.of(
                                        fact("label.gender", told.gender(), language),
                                        fact("label.ageBand", told.ageBand(), language),
                                        fact("label.risk", told.risk(), language))
                                .toList()
                        : List.of(),
                told.needs().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(need -> new TopicView.Fact(
                                sentences.text(need.getKey(), language), sentences.text(need.getValue(), language)))
                        .toList());
    }

    private TopicView.Fact fact(String key, @Nullable Object value, Locale language) {
        return new TopicView.Fact(message(key, language), sentences.text(value, language));
    }

    private @Nullable String shown(
            @Nullable Sensitive<String> detail, Opening opening, Locale language, Object within) {
        if (detail == null) {
            return null;
        }
        var shown = opening.show(detail, within);
        return shown.told()
                ? shown.value().map(Object::toString).orElseGet(() -> message("erased", language))
                : Sensitive.MASK;
    }

    private String message(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    /** @param person absent without live consent to share */
    record Received(List<ReferralLine> referrals, @Nullable TopicView person) {}

    /**
     * A referral as it was sent.
     *
     * @param details what was written to those who receive it; absent where nothing was
     * @param answers what may be done about it
     */
    record ReferralLine(
            String service,
            String reason,
            String provider,
            @Nullable String details,
            String dueOn,
            String due,
            String state,
            List<CaseNav.Link> answers) {}

    /** @param facts none without live consent to share, as are the needs */
    record Offered(List<OfferLine> offers, List<TopicView.Fact> facts, List<TopicView.Fact> needs) {}

    /** An offer as it was sent. */
    record OfferLine(
            String from,
            String reason,
            @Nullable String note,
            String offeredAt,
            String offered,
            List<CaseNav.Link> answers) {}
}
