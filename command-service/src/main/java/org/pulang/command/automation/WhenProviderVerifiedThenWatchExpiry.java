package org.pulang.command.automation;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.pulang.command.serviceprovider.MarkProviderVerificationDue;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderVerified;
import org.pulang.vocabulary.DueDay;
import org.pulang.vocabulary.ProviderId;
import org.springframework.stereotype.Component;

/**
 * A provider is to be verified again when its verification holds no longer. The watch stays when it is verified anew, or suspended:
 * the provider decides. What came to its end while it was suspended is looked at when it is resumed.
 */
@Component
@ProcessingGroup("automation")
class WhenProviderVerifiedThenWatchExpiry {

    static final TaskDescriptor<Watched> TASK = TaskDescriptor.of("mark-provider-verification-due", Watched.class);

    private final Deadlines deadlines;

    WhenProviderVerifiedThenWatchExpiry(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** A provider, as stored until its day has ended. */
    record Watched(ProviderId providerId, String causationId, String correlationId) {

        static Watched of(ProviderId provider, EventMessage<?> cause) {
            return new Watched(provider, cause.getIdentifier(), Deadline.correlationId(cause));
        }

        /** With its cause in it: while one is being acted on, another can be waited for. */
        String key() {
            return "%s/%s".formatted(providerId, causationId);
        }
    }

    static MarkProviderVerificationDue command(Watched watched) {
        return new MarkProviderVerificationDue(watched.providerId());
    }

    @EventHandler
    void on(ProviderVerified event, EventMessage<?> cause) {
        var watched = Watched.of(event.providerId(), cause);
        deadlines.at(TASK, watched.key(), new DueDay(event.holdsUntil(), event.zone()).end(), watched);
    }

    @EventHandler
    void on(ProviderResumed event, EventMessage<?> cause) {
        var watched = Watched.of(event.providerId(), cause);
        deadlines.soon(TASK, watched.key(), watched);
    }
}
