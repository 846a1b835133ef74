package org.pulang.query.duplicates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.DoesNotOpen;
import org.pulang.personal.FieldClass;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Leaf;
import org.pulang.personal.Opener;
import org.pulang.personal.Purpose;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens what is marked or compared, and is shown to nobody: the one place beside {@code Details}. */
@Component
class Unsealing {

    private static final Logger LOG = LoggerFactory.getLogger(Unsealing.class);
    private static final int TOLD_AT_MOST = 1_000;

    private final Opener opener;
    private final Counter unopened;
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();
    private final ReentrantLock trying = new ReentrantLock();
    private volatile boolean failing;

    Unsealing(Opener opener, MeterRegistry meters) {
        this.opener = opener;
        this.unopened = Counter.builder("pulang.duplicates.unopened")
                .description("Details passed over because they do not open, each time that was tried")
                .register(meters);
    }

    /**
     * Empty where there was none, or it was erased; also where it does not open, as nobody else is to wait for that or be missed:
     * here alone it may be passed over, since nothing is shown.
     *
     * @throws KeysUnavailable if it cannot be told for the moment
     */
    <T> Optional<T> of(@Nullable Sensitive<T> sensitive, CaseId caseId) {
        if (sensitive == null) {
            return Optional.empty();
        }
        try {
            return sensitive.reveal(Purpose.Services, this::open, caseId.value());
        } catch (DoesNotOpen e) {
            unopened.increment();
            tell(caseId, e);
            return Optional.empty();
        }
    }

    /** Before who people are is opened, of many cases. */
    void prepare(Collection<CaseId> cases) {
        if (!failing) {
            opener.prepare(cases.stream().map(CaseId::value).toList(), Subject.Survivor, FieldClass.Identity);
        }
    }

    /** Once for each case. */
    private void tell(CaseId caseId, DoesNotOpen e) {
        if (told.size() < TOLD_AT_MOST && told.add(caseId.value())) {
            LOG.error("A detail of case {} is left out of the index of duplicates: {}", caseId, e.getMessage());
        }
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
        } catch (DoesNotOpen e) {
            failing = false;
            throw e;
        } catch (KeysUnavailable e) {
            failing = true;
            throw e;
        }
    }
}
