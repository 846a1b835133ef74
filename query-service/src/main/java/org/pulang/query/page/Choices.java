package org.pulang.query.page;

import java.util.List;
import java.util.Locale;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.StaffId;

/** From what somebody chooses where a form asks for an id; told by the feature that knows. Labels hold no personal details. */
public interface Choices {

    /** Whether these are the ids it knows, by the simple name of their type: {@code ReferralId}. */
    boolean know(String type);

    /** The likeliest first; none where there is nothing to choose. */
    List<Choice> of(Question question);

    /**
     * What is asked for.
     *
     * @param type the simple name of the id
     * @param command that is to be filled in: {@code AcceptReferral}
     * @param staff who fills in, for that organisation
     * @param partly whether they may know of the case only what was sent to their organisation
     */
    record Question(
            String type,
            String command,
            CaseId caseId,
            StaffId staff,
            OrganisationId organisation,
            boolean partly,
            Locale language) {}

    /** @param value as the command takes it */
    record Choice(String value, String label) {}
}
