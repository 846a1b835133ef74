package org.pulang.query.access;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.page.Sentences;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** For the person, with a worker beside them or printed: who was shown their case, when, which details, and why. */
@Controller
class DisclosuresPage {

    /** Older ones are in the API. */
    private static final int DAYS = 366;

    private final Reads reads;
    private final Sentences sentences;
    private final MessageSource messages;

    DisclosuresPage(Reads reads, Sentences sentences, MessageSource messages) {
        this.reads = reads;
        this.sentences = sentences;
        this.messages = messages;
    }

    @GetMapping("/cases/{caseId}/disclosures")
    String page(Sight sight, Locale language, Model model) {
        var days = reads.disclosures(sight.caseId(), null, DAYS);
        model.addAttribute(
                "rows",
                days.stream()
                        .flatMap(day -> day.to().stream().map(to -> row(day.day(), to, language)))
                        .toList());
        return "disclosures";
    }

    private Row row(LocalDate day, Disclosures.Disclosure to, Locale language) {
        return new Row(
                day,
                sentences.text(day, language),
                sentences.text(to.role(), language),
                to.organisation().value(),
                NumberFormat.getIntegerInstance(language).format(to.times()),
                to.classes().isEmpty()
                        ? List.of(messages.getMessage("page.disclosures.noDetails", null, language))
                        : to.classes().stream()
                                .map(details -> sentences.text(details, language))
                                .toList(),
                sentences.text(to.purpose(), language),
                to.taken() == null ? null : taken(to.taken(), language));
    }

    private String taken(Disclosures.Taken taken, Locale language) {
        var sheet = messages.getMessage("export.%s.title".formatted(taken.sheet()), null, language);
        var reason = messages.getMessage("export.reason." + taken.reason(), null, language);
        var recipient = taken.recipient();
        if (recipient == null) {
            return messages.getMessage("page.disclosures.taken", new Object[] {sheet, reason}, language);
        }
        var name = taken.recipientName() == null ? recipient.toString() : taken.recipientName();
        return messages.getMessage("page.disclosures.takenFor", new Object[] {sheet, reason, name}, language);
    }

    /**
     * To whom the case was shown on a day; texts are in the reader's language.
     *
     * @param why the purpose stated
     * @param taken what was taken away as a file, why and for whom; absent where it was shown only
     */
    record Row(
            LocalDate day,
            String dayText,
            String role,
            String organisation,
            String times,
            List<String> details,
            String why,
            @Nullable String taken) {}
}
