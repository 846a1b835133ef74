package org.pulang.query.duplicates;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Opener;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.springframework.stereotype.Component;

/** Opens what is marked or compared, and is shown to nobody: the one place beside {@code Details}. */
@Component
class Unsealing {

    private final Opener opener;

    Unsealing(Opener opener) {
        this.opener = opener;
    }

    /**
     * Empty where there was none, or it was erased.
     *
     * @throws org.pulang.personal.KeysUnavailable if it cannot be told for the moment
     */
    <T> Optional<T> of(@Nullable Sensitive<T> sensitive, CaseId caseId) {
        return sensitive == null
                ? Optional.empty()
                : sensitive.reveal(Purpose.Services, opener, caseId.value());
    }
}
