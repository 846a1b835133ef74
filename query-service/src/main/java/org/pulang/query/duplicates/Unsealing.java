package org.pulang.query.duplicates;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Leaf;
import org.pulang.personal.Opener;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.springframework.stereotype.Component;

/** Opens what is marked or compared, and is shown to nobody: the one place beside {@code Details}. */
@Component
class Unsealing {

    private final Opener opener;
    private final ReentrantLock trying = new ReentrantLock();
    private volatile boolean failing;

    Unsealing(Opener opener) {
        this.opener = opener;
    }

    /**
     * Empty where there was none, or it was erased.
     *
     * @throws KeysUnavailable if it cannot be told for the moment
     */
    <T> Optional<T> of(@Nullable Sensitive<T> sensitive, CaseId caseId) {
        return sensitive == null ? Optional.empty() : sensitive.reveal(Purpose.Services, this::open, caseId.value());
    }

    /**
     * While keys are away one thread at a time waits for the key store: all projections share their threads, and those that need no
     * keys go on.
     */
    private Optional<byte[]> open(Leaf leaf, UUID caseId) {
        if (!failing) {
            return tried(leaf, caseId);
        }
        if (!trying.tryLock()) {
            throw new KeysUnavailable("The key store did not answer, and is being asked again.", null);
        }
        try {
            return tried(leaf, caseId);
        } finally {
            trying.unlock();
        }
    }

    private Optional<byte[]> tried(Leaf leaf, UUID caseId) {
        try {
            var opened = opener.open(leaf, caseId);
            failing = false;
            return opened;
        } catch (KeysUnavailable e) {
            failing = true;
            throw e;
        }
    }
}
