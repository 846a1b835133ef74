package org.pulang.command.caselink;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.pulang.access.Relation;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.casefacts.CaseFacts.Facts;
import org.pulang.command.eventstore.CommandLocks;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CasesLinked;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnlinked;
import org.pulang.event.CasesUnmerged;
import org.pulang.event.DuplicateRejected;
import org.pulang.event.LinkEvent;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;

/** Two cases beside each other: merged, two people's, or linked. Neither case knows of it, and neither is changed. */
@Aggregate(lockFactory = CommandLocks.NAME)
class CaseLink {

    @AggregateIdentifier
    private @Nullable CaseLinkId linkId;

    private CaseId caseId;
    private CaseId otherCaseId;
    private @Nullable CasesMerged merged;
    private boolean rejected;
    private final Set<CaseLinkKind> links = EnumSet.noneOf(CaseLinkKind.class);

    /**
     * Whoever puts two cases beside each other has to do with both; which of them they may not know of is not told. To take back what
     * was said, either is enough: one of them may be elsewhere by then, and a mistake must not stay for that.
     */
    @CommandHandlerInterceptor
    void guard(LinkCommand command, Actor actor, MetaData metadata, CommandGuard guard, CaseFacts cases) {
        var relations = EnumSet.noneOf(Relation.class);
        if (command instanceof PairCommand pair) {
            relations.addAll(cases.relations(pair.caseId(), actor));
            relations.retainAll(cases.relations(pair.otherCaseId(), actor));
        } else {
            relations.addAll(cases.relations(caseId, actor));
            relations.addAll(cases.relations(otherCaseId, actor));
        }
        guard.require(
                command.getClass(),
                actor,
                metadata,
                relations,
                command instanceof PairCommand ? Refusal.CASE_UNKNOWN : Refusal.LINK_UNKNOWN);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MergeCases command, Actor actor, CaseFacts cases, MergedCases others) {
        requirePair(command);
        refuseMerged();
        if (!links.isEmpty()) {
            throw new CommandRefused(Refusal.CASES_LINKED);
        }
        for (var one : List.of(command.caseId(), command.otherCaseId())) {
            var facts = open(one, cases);
            if (facts.owner().equals(actor.id())) {
                throw new CommandRefused(Refusal.SECOND_PERSON_REQUIRED);
            }
        }
        others.alone();
        if (others.goesOnElsewhere(command.caseId())) {
            throw new CommandRefused(Refusal.CASE_GOES_ON_ELSEWHERE, "/caseId");
        }
        if (others.goesOnElsewhere(command.otherCaseId())) {
            throw new CommandRefused(Refusal.CASE_GOES_ON_ELSEWHERE, "/otherCaseId");
        }
        apply(command.merged());
    }

    @EventSourcingHandler
    void on(CasesMerged event) {
        pair(event);
        merged = event;
        rejected = false;
    }

    @CommandHandler
    void handle(UnmergeCases command) {
        if (merged == null) {
            throw new CommandRefused(Refusal.CASES_NOT_MERGED);
        }
        apply(command.unmerged(merged));
    }

    @EventSourcingHandler
    void on(CasesUnmerged event) {
        merged = null;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RejectDuplicate command) {
        requirePair(command);
        refuseMerged();
        if (rejected) {
            throw new CommandRefused(Refusal.DUPLICATE_REJECTED);
        }
        apply(command.rejected());
    }

    @EventSourcingHandler
    void on(DuplicateRejected event) {
        pair(event);
        rejected = true;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LinkCases command, CaseFacts cases) {
        requirePair(command);
        refuseMerged();
        open(command.caseId(), cases);
        open(command.otherCaseId(), cases);
        if (links.contains(command.kind())) {
            throw new CommandRefused(Refusal.CASES_LINKED, "/kind");
        }
        apply(command.linked());
    }

    @EventSourcingHandler
    void on(CasesLinked event) {
        pair(event);
        links.add(event.kind());
    }

    @CommandHandler
    void handle(UnlinkCases command) {
        if (!links.contains(command.kind())) {
            throw new CommandRefused(Refusal.CASES_NOT_LINKED, "/kind");
        }
        apply(command.unlinked(caseId, otherCaseId));
    }

    @EventSourcingHandler
    void on(CasesUnlinked event) {
        links.remove(event.kind());
    }

    private void pair(LinkEvent event) {
        linkId = event.linkId();
        caseId = event.caseId();
        otherCaseId = event.otherCaseId();
    }

    /** A pair has one history, wherever the id came from. */
    private static void requirePair(PairCommand command) {
        if (command.caseId().equals(command.otherCaseId())) {
            throw new CommandRefused(Refusal.LINK_TO_ITSELF, "/otherCaseId");
        }
        if (!command.linkId().equals(CaseLinkId.of(command.caseId(), command.otherCaseId()))) {
            throw new CommandRefused(Refusal.LINK_OF_OTHERS, "/linkId");
        }
    }

    private void refuseMerged() {
        if (merged != null) {
            throw new CommandRefused(Refusal.CASES_MERGED);
        }
    }

    /** Whoever forbids that their details be worked with is not put beside anybody; that it was wrong is recorded all the same. */
    private static Facts open(CaseId caseId, CaseFacts cases) {
        var facts = cases.of(caseId).orElseThrow(() -> new CommandRefused(Refusal.CASE_UNKNOWN));
        if (facts.restricted()) {
            throw new CommandRefused(Refusal.PROCESSING_RESTRICTED);
        }
        return facts;
    }
}
