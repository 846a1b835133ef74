package org.pulang.query.forms;

import java.util.Optional;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.form.CommandForm;
import org.pulang.query.access.Sight;
import org.pulang.query.page.CaseHeads.CaseHead;
import org.pulang.query.page.Choices.Question;
import org.springframework.stereotype.Component;

/** Why a command will probably be refused, as far as this side knows: a help, no decision. Codes of {@code page.case.why}. */
@Component
class WhyNot {

    private final CaseAccessPolicy policy;
    private final FieldViews fields;

    WhyNot(CaseAccessPolicy policy, FieldViews fields) {
        this.policy = policy;
        this.fields = fields;
    }

    /** Whether there is a form of it at all for somebody of this role. */
    boolean isOffered(CommandForm form, Sight sight) {
        return (form.collection().equals("cases") ? !form.begins() : Ids.isBegunAboutACase(form))
                && !policy.command(form.name(), sight.reader().role()).isEmpty();
    }

    /** Empty where nothing is known against it. */
    Optional<String> of(CommandForm form, Sight sight, CaseHead head, Question question) {
        return sight.whyNotTheirs(form.name(), policy)
                .or(() -> Optional.ofNullable(head.obstacles().get(form.name())))
                .or(() -> byEntries(form, question));
    }

    private Optional<String> byEntries(CommandForm form, Question question) {
        // Of a document the id is new.
        return !form.name().equals("AttachDocument")
                        && form.fields().stream().anyMatch(field -> fields.nothingToChoose(field, question))
                ? Optional.of("Nothing")
                : Optional.empty();
    }
}
