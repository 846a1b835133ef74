package org.pulang.command.access;

import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.Relation;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.personal.Purpose;
import org.pulang.store.EventMetadata;

/** Holds every command to the policy, right before it is decided: whichever way it came, batches and clocks included. */
public class CommandGuard {

    private final CaseAccessPolicy policy;

    public CommandGuard(CaseAccessPolicy policy) {
        this.policy = policy;
    }

    /**
     * Passes what the policy allows.
     *
     * @param relations of the actor to what the command is asked of, from its own history
     * @param unseen what somebody is told who may not know that it exists
     * @throws CommandRefused {@code ROLE_REQUIRED} to those who may know it, else {@code unseen}
     */
    public void require(Class<?> command, Actor actor, MetaData metadata, Set<Relation> relations, Refusal unseen) {
        var purpose = purpose(metadata, actor);
        var allowed = policy.command(command.getSimpleName(), actor.role());
        if (relations.stream()
                .filter(allowed::contains)
                .noneMatch(relation -> relation == Relation.Any || sees(actor, relation, purpose))) {
            throw new CommandRefused(
                    relations.stream().anyMatch(relation -> sees(actor, relation, purpose))
                            ? Refusal.ROLE_REQUIRED
                            : unseen);
        }
    }

    /**
     * The same where the command is asked of no case, but of something that a role has to do with whatever it sees of the case.
     *
     * @param unseen what somebody is told who has nothing to do with it
     */
    public void requireRelation(Class<?> command, Actor actor, Set<Relation> relations, Refusal unseen) {
        var allowed = policy.command(command.getSimpleName(), actor.role());
        if (relations.stream().noneMatch(allowed::contains)) {
            throw new CommandRefused(allowed.isEmpty() ? Refusal.ROLE_REQUIRED : unseen);
        }
    }

    public boolean isTakenWhenClosed(Class<?> command) {
        return policy.isTakenWhenClosed(command.getSimpleName());
    }

    public boolean isTakenWhenRestricted(Class<?> command) {
        return policy.isTakenWhenRestricted(command.getSimpleName());
    }

    private boolean sees(Actor actor, Relation relation, Purpose purpose) {
        return policy.access(actor.role(), relation, purpose).visible();
    }

    private Purpose purpose(MetaData metadata, Actor actor) {
        @Nullable Object stated = metadata.get(EventMetadata.PURPOSE);
        return stated == null ? policy.usualPurpose(actor.role()) : Purpose.valueOf((String) stated);
    }
}
