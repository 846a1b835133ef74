package org.pulang.command.eventstore;

import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a command, as far as the store is concerned: it travels to the store in the command's metadata, and comes back
 * with what the store has to tell of it.
 */
public final class Attempt {

    /** Its name among the metadata; events do not inherit it. */
    private static final String NAME = "attempt";

    private final UUID stream;
    private final String streamType;
    private final @Nullable Long expectedVersion;
    private final @Nullable CommandKey key;
    private @Nullable Outcome outcome;
    private @Nullable Long read;

    /**
     * @param expectedVersion the version the caller insists on, compared before anything is appended
     * @param key absent where the caller sent none
     */
    public Attempt(UUID stream, String streamType, @Nullable Long expectedVersion, @Nullable CommandKey key) {
        this.stream = stream;
        this.streamType = streamType;
        this.expectedVersion = expectedVersion;
        this.key = key;
    }

    /** The metadata of a command, with this in it. */
    public MetaData in(MetaData metadata) {
        return metadata.and(NAME, this);
    }

    /** What became of it so far; before anything is appended, the state of the stream it was decided on. */
    public @Nullable Outcome outcome() {
        return outcome;
    }

    /** The attempt being made in this thread, if the store was told of one. */
    static @Nullable Attempt current() {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        var message = CurrentUnitOfWork.get().root().getMessage();
        return message != null && message.getMetaData().get(NAME) instanceof Attempt attempt ? attempt : null;
    }

    @Nullable
    CommandKey key() {
        return key;
    }

    UUID stream() {
        return stream;
    }

    /**
     * Notes what was read of its stream.
     *
     * @throws AggregateNotFoundException if it is a stream of another kind: cases and providers share one space of ids
     */
    void loaded(String type, Outcome state) {
        if (!type.equals(streamType)) {
            throw new StreamOfAnotherKind(stream);
        }
        outcome = state;
        read = state.version();
    }

    /**
     * Holds what was read against what the caller insists on. Not at once: whoever may not see the stream is not to learn its
     * version.
     *
     * @throws VersionMismatch if it is at another version
     */
    public void compare() {
        if (expectedVersion != null && read != null && !expectedVersion.equals(read)) {
            throw new VersionMismatch(read);
        }
    }

    void appended(Outcome appended) {
        outcome = appended;
    }

    /** A type of its own, for Axon would take the plain one as leave to create the stream. */
    private static final class StreamOfAnotherKind extends AggregateNotFoundException {

        private static final long serialVersionUID = 1L;

        StreamOfAnotherKind(UUID stream) {
            super(stream.toString(), "The stream is of another kind.");
        }
    }
}
