package org.pulang.query.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.OrganisationId;

/** Whether somebody is known already: asked by a page before a case is opened, answered as the API answers. */
public interface KnownPeople {

    /**
     * The surest first; none where what was told finds nobody, or tells nothing.
     *
     * @param read is told what was searched for, and which cases are shown
     */
    List<Known> find(Terms terms, Visible visible, Read read);

    /** @param birthYear and what follows tell only who of those found is the likelier */
    record Terms(
            @Nullable String name,
            List<String> phones,
            @Nullable Integer birthYear,
            @Nullable Gender gender,
            @Nullable AreaCode origin) {

        public Terms {
            phones = List.copyOf(phones);
        }

        @Override
        public String toString() {
            return "Terms[]";
        }
    }

    /**
     * A case that may be of that person.
     *
     * @param caseId absent where the reader may not see it
     * @param ask the organisation to ask where they may not
     * @param reference to name when asking
     * @param reasons in what they are alike; codes
     */
    record Known(
            @Nullable CaseId caseId,
            @Nullable OrganisationId ask,
            @Nullable String reference,
            List<String> reasons) {

        public Known {
            reasons = List.copyOf(reasons);
        }
    }
}
