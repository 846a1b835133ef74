package org.pulang.query.forms;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.form.CommandForm;
import org.pulang.query.access.Sight;
import org.pulang.query.forms.Forms.Around;
import org.pulang.query.forms.Outcome.Refused;
import org.pulang.query.page.CaseHeads;
import org.pulang.query.page.CaseHeads.CaseHead;
import org.pulang.query.page.Choices.Question;
import org.springframework.stereotype.Component;

/** What forms about a case say of it. */
@Component
class CaseForms {

    private final Forms forms;
    private final CaseHeads heads;
    private final WhyNot whyNot;

    CaseForms(Forms forms, CaseHeads heads, WhyNot whyNot) {
        this.forms = forms;
        this.heads = heads;
        this.whyNot = whyNot;
    }

    /** A form with what is told around it. */
    record Told(Filling filling, Around around) {}

    /** As it was sent, with what is known of the case: only now is anything of it read. */
    Told again(Filling sent, Sight sight, @Nullable Outcome outcome) {
        var head = heads.of(sight.caseId(), sight.reader().id());
        var language = sent.language();
        var newer = outcome instanceof Refused refused ? refused.version() : null;
        var news = newer == null || sent.version() == null || partly(sight)
                ? List.<String>of()
                : heads.since(sight.caseId(), sent.version(), language);
        var filling = new Filling(
                sent.form(),
                sent.address(),
                number(head),
                question(sent.form(), sight, language),
                sent.back(),
                sent.purpose(),
                sent.body(),
                sent.key(),
                newer == null ? sent.version() : newer,
                sent.again(),
                sent.instrument(),
                language);
        return new Told(filling, new Around(null, null, news));
    }

    /** Why it will probably be refused; absent where nothing is known against it. */
    @Nullable
    String warning(CommandForm form, Sight sight, CaseHead head, Locale language) {
        return partly(sight)
                ? null
                : whyNot.of(form, sight, head, question(form, sight, language))
                        .map(code -> forms.message("page.case.why." + code, language))
                        .orElse(null);
    }

    static Question question(CommandForm form, Sight sight, Locale language) {
        var reader = sight.reader();
        return new Question(
                "", form.name(), sight.caseId(), reader.id(), reader.organisation(), partly(sight), language);
    }

    static boolean partly(Sight sight) {
        return sight.asReceiver() || sight.asAsked();
    }

    static @Nullable String number(CaseHead head) {
        return head.number() == null ? null : head.number().value();
    }
}
