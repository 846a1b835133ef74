package org.pulang.command.caselink;

import static org.axonframework.test.matchers.Matchers.matches;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.casefacts.CaseFacts;
import org.pulang.command.casefacts.CaseFacts.Facts;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.CasesLinked;
import org.pulang.event.CasesMerged;
import org.pulang.event.CasesUnlinked;
import org.pulang.event.CasesUnmerged;
import org.pulang.event.DuplicateRejected;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.CaseLinkKind;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.SamePersonGround;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TwoPeopleGround;
import org.pulang.vocabulary.UnlinkReason;
import org.pulang.vocabulary.UnmergeReason;

class CaseLinkTest {

    private static final CaseId CASE = CaseId.of("01985b2a-7c00-7000-8000-000000000001");
    private static final CaseId OTHER = CaseId.of("01985b2a-7c00-7000-8000-000000000002");
    private static final CaseId COLLEAGUES = CaseId.of("01985b2a-7c00-7000-8000-000000000003");
    private static final CaseId ELSEWHERE = CaseId.of("01985b2a-7c00-7000-8000-000000000004");
    private static final CaseId SEALED = CaseId.of("01985b2a-7c00-7000-8000-000000000005");
    private static final CaseId RESTRICTED = CaseId.of("01985b2a-7c00-7000-8000-000000000006");
    private static final CaseId UNKNOWN = CaseId.of("01985b2a-7c00-7000-8000-000000000007");
    private static final CaseLinkId LINK = CaseLinkId.of(CASE, OTHER);

    private static final OrganisationId DINSOS = new OrganisationId("dinsos-indramayu");
    private static final OrganisationId CIREBON = new OrganisationId("dinsos-cirebon");
    private static final Set<StaffId> SEAL = Set.of(new StaffId("supervisor-8"), new StaffId("supervisor-9"));
    private static final Actor OWNER = new Actor(new StaffId("worker-1"), DINSOS, Role.Caseworker);
    private static final Actor COLLEAGUE = new Actor(new StaffId("worker-2"), DINSOS, Role.Caseworker);
    private static final Actor SUPERVISOR = new Actor(new StaffId("supervisor-1"), DINSOS, Role.Supervisor);

    private static final Map<CaseId, Facts> CASES = Map.of(
            CASE, of("worker-1", DINSOS, Set.of(), false),
            OTHER, of("worker-1", DINSOS, Set.of(), false),
            COLLEAGUES, of("worker-2", DINSOS, Set.of(), false),
            ELSEWHERE, of("worker-1", CIREBON, Set.of(), false),
            SEALED, of("worker-1", DINSOS, SEAL, false),
            RESTRICTED, of("worker-1", DINSOS, Set.of(), true));

    private static final CasesMerged MERGED = merge(CASE, OTHER).merged();
    private static final DuplicateRejected REJECTED = reject(CASE, OTHER).rejected();
    private static final CasesLinked SIBLINGS =
            link(CASE, OTHER, CaseLinkKind.Sibling).linked();
    private static final UnmergeCases UNMERGE = new UnmergeCases(LINK, UnmergeReason.TwoPeople);
    private static final UnlinkCases UNLINK = new UnlinkCases(LINK, CaseLinkKind.Sibling, UnlinkReason.NotSo);

    @Test
    void aSupervisorMergesTwoCasesOfTheOrganisation() {
        given().when(merge(CASE, COLLEAGUES), SUPERVISOR.metadata())
                .expectEvents(new CasesMerged(
                        CaseLinkId.of(CASE, COLLEAGUES),
                        CASE,
                        COLLEAGUES,
                        List.of(SamePersonGround.PersonConfirmed, SamePersonGround.SamePaper)));
    }

    @ParameterizedTest
    @EnumSource
    void casesAreMergedBySupervisorsAlone(Role role) {
        var result = given().when(merge(CASE, OTHER), new Actor(new StaffId("somebody"), DINSOS, role).metadata());
        if (role == Role.Supervisor) {
            result.expectEvents(MERGED);
        } else {
            // Who may know of the cases is told that it is the role.
            refused(
                    result,
                    Set.of(Role.Auditor, Role.System).contains(role) ? Refusal.ROLE_REQUIRED : Refusal.CASE_UNKNOWN);
        }
    }

    @Test
    void nobodyMergesACaseTheyOwnThemselves() {
        for (var owner : List.of("worker-1", "worker-2")) {
            var both = new Actor(new StaffId(owner), DINSOS, Role.Supervisor);
            refused(given().when(merge(CASE, COLLEAGUES), both.metadata()), Refusal.SECOND_PERSON_REQUIRED);
            refused(given().when(merge(COLLEAGUES, CASE), both.metadata()), Refusal.SECOND_PERSON_REQUIRED);
        }
    }

    @Test
    void whatOneMayNotSeeIsAnsweredAsIfItWereNotThere() {
        for (var hidden : List.of(ELSEWHERE, SEALED, UNKNOWN)) {
            for (var pair : List.of(List.of(CASE, hidden), List.of(hidden, CASE))) {
                var one = pair.get(0);
                var other = pair.get(1);
                refused(given().when(merge(one, other), SUPERVISOR.metadata()), Refusal.CASE_UNKNOWN);
                refused(given().when(reject(one, other), SUPERVISOR.metadata()), Refusal.CASE_UNKNOWN);
                refused(
                        given().when(link(one, other, CaseLinkKind.Sibling), SUPERVISOR.metadata()),
                        Refusal.CASE_UNKNOWN);
            }
        }
    }

    @Test
    void aCaseworkerLinksAndRejectsBetweenCasesOfTheirOwnAlone() {
        given().when(link(CASE, OTHER, CaseLinkKind.Sibling), OWNER.metadata()).expectEvents(SIBLINGS);
        given().when(reject(CASE, OTHER), OWNER.metadata()).expectEvents(REJECTED);
        for (var worker : List.of(OWNER, COLLEAGUE)) {
            refused(
                    given().when(link(CASE, COLLEAGUES, CaseLinkKind.Sibling), worker.metadata()),
                    Refusal.CASE_UNKNOWN);
            refused(given().when(reject(CASE, COLLEAGUES), worker.metadata()), Refusal.CASE_UNKNOWN);
        }
        refused(given(SIBLINGS).when(UNLINK, COLLEAGUE.metadata()), Refusal.LINK_UNKNOWN);
    }

    @Test
    void whatWasSaidIsTakenBackByWhoeverHasToDoWithEitherCase() {
        for (var handedOver : List.of(List.of(CASE, ELSEWHERE), List.of(ELSEWHERE, CASE))) {
            var one = handedOver.get(0);
            var other = handedOver.get(1);
            var merged = merge(one, other).merged();
            var unmerge = new UnmergeCases(merged.linkId(), UnmergeReason.EnteredByMistake);
            given(merged).when(unmerge, SUPERVISOR.metadata()).expectEvents(unmerge.unmerged(merged));
            var linked = link(one, other, CaseLinkKind.Sibling).linked();
            var unlink = new UnlinkCases(linked.linkId(), CaseLinkKind.Sibling, UnlinkReason.AskedByPerson);
            given(linked).when(unlink, OWNER.metadata()).expectEvents(unlink.unlinked(one, other));
            refused(given(linked).when(unlink, COLLEAGUE.metadata()), Refusal.LINK_UNKNOWN);
        }
    }

    @Test
    void casesOfOnePersonAreMergedOnceAndUnmergedOnce() {
        refused(given(MERGED).when(merge(CASE, OTHER), SUPERVISOR.metadata()), Refusal.CASES_MERGED);
        refused(given(MERGED).when(merge(OTHER, CASE), SUPERVISOR.metadata()), Refusal.CASES_MERGED);
        var unmerged = new CasesUnmerged(LINK, CASE, OTHER, UnmergeReason.TwoPeople);
        given(MERGED).when(UNMERGE, SUPERVISOR.metadata()).expectEvents(unmerged);
        refused(given(MERGED, unmerged).when(UNMERGE, SUPERVISOR.metadata()), Refusal.CASES_NOT_MERGED);
        refused(given(REJECTED).when(UNMERGE, SUPERVISOR.metadata()), Refusal.CASES_NOT_MERGED);
        given(MERGED, unmerged)
                .when(merge(OTHER, CASE), SUPERVISOR.metadata())
                .expectEvents(merge(OTHER, CASE).merged());
    }

    @Test
    void unmergesInTheOrderInWhichItWasMerged() {
        given(REJECTED, merge(OTHER, CASE).merged())
                .when(UNMERGE, SUPERVISOR.metadata())
                .expectEvents(new CasesUnmerged(LINK, OTHER, CASE, UnmergeReason.TwoPeople));
    }

    @Test
    void aCaseGoesOnInOneOtherAloneAndThatInNone() {
        refused(
                given(Set.of(CASE)).givenNoPriorActivity().when(merge(CASE, OTHER), SUPERVISOR.metadata()),
                Refusal.CASE_GOES_ON_ELSEWHERE);
        refused(
                given(Set.of(OTHER)).givenNoPriorActivity().when(merge(CASE, OTHER), SUPERVISOR.metadata()),
                Refusal.CASE_GOES_ON_ELSEWHERE);
        given(Set.of(COLLEAGUES))
                .givenNoPriorActivity()
                .when(merge(CASE, OTHER), SUPERVISOR.metadata())
                .expectEvents(MERGED);
    }

    @Test
    void twoPeopleAreToldOnceAndMergedAllTheSame() {
        refused(given(REJECTED).when(reject(OTHER, CASE), OWNER.metadata()), Refusal.DUPLICATE_REJECTED);
        given(REJECTED).when(merge(CASE, OTHER), SUPERVISOR.metadata()).expectEvents(MERGED);
        refused(given(MERGED).when(reject(CASE, OTHER), OWNER.metadata()), Refusal.CASES_MERGED);
        given(REJECTED, MERGED, UNMERGE.unmerged(MERGED))
                .when(reject(CASE, OTHER), OWNER.metadata())
                .expectEvents(REJECTED);
    }

    @Test
    void nobodyIsTheirOwnSibling() {
        refused(given(MERGED).when(link(CASE, OTHER, CaseLinkKind.Sibling), OWNER.metadata()), Refusal.CASES_MERGED);
        refused(given(SIBLINGS).when(merge(CASE, OTHER), SUPERVISOR.metadata()), Refusal.CASES_LINKED);
        given(SIBLINGS, UNLINK.unlinked(CASE, OTHER))
                .when(merge(CASE, OTHER), SUPERVISOR.metadata())
                .expectEvents(MERGED);
        for (var kind : CaseLinkKind.values()) {
            refused(given().when(linkItself(kind), OWNER.metadata()), Refusal.LINK_TO_ITSELF);
        }
    }

    private static LinkCases linkItself(CaseLinkKind kind) {
        return new LinkCases(CaseLinkId.of(CASE, CASE), CASE, CASE, kind);
    }

    @Test
    void siblingsMayBeOfOneIncidentAndEachLinkGoesByItself() {
        refused(given(SIBLINGS).when(link(OTHER, CASE, CaseLinkKind.Sibling), OWNER.metadata()), Refusal.CASES_LINKED);
        var together = link(CASE, OTHER, CaseLinkKind.SameIncident).linked();
        given(SIBLINGS)
                .when(link(CASE, OTHER, CaseLinkKind.SameIncident), OWNER.metadata())
                .expectEvents(together);
        var unlinked = new CasesUnlinked(LINK, CASE, OTHER, CaseLinkKind.Sibling, UnlinkReason.NotSo);
        given(SIBLINGS, together).when(UNLINK, OWNER.metadata()).expectEvents(unlinked);
        refused(given(SIBLINGS, together, unlinked).when(UNLINK, OWNER.metadata()), Refusal.CASES_NOT_LINKED);
        refused(
                given(SIBLINGS, together, unlinked).when(merge(CASE, OTHER), SUPERVISOR.metadata()),
                Refusal.CASES_LINKED);
    }

    @Test
    void whoForbidsWorkOnTheirCaseIsPutBesideNobodyButMistakesArePutRight() {
        refused(
                given().when(link(CASE, RESTRICTED, CaseLinkKind.Sibling), OWNER.metadata()),
                Refusal.PROCESSING_RESTRICTED);
        refused(given().when(merge(RESTRICTED, CASE), SUPERVISOR.metadata()), Refusal.PROCESSING_RESTRICTED);
        var rejected = reject(CASE, RESTRICTED);
        given().when(rejected, OWNER.metadata()).expectEvents(rejected.rejected());
        var linked = link(CASE, RESTRICTED, CaseLinkKind.Sibling).linked();
        var unlink = new UnlinkCases(linked.linkId(), CaseLinkKind.Sibling, UnlinkReason.AskedByPerson);
        given(linked).when(unlink, OWNER.metadata()).expectEvents(unlink.unlinked(CASE, RESTRICTED));
    }

    @Test
    void aPairHasOneHistoryWhicheverIsNamedFirst() {
        given().when(new RejectDuplicate(LINK, OTHER, CASE, List.of(TwoPeopleGround.DifferentBirth)), OWNER.metadata())
                .expectEvents(new DuplicateRejected(LINK, OTHER, CASE, List.of(TwoPeopleGround.DifferentBirth)));
        refused(
                given().when(
                                new LinkCases(CaseLinkId.of(CASE, COLLEAGUES), CASE, OTHER, CaseLinkKind.Sibling),
                                OWNER.metadata()),
                Refusal.LINK_OF_OTHERS);
    }

    private static Facts of(String owner, OrganisationId organisation, Set<StaffId> sealedFor, boolean restricted) {
        return new Facts(new StaffId(owner), organisation, false, sealedFor, ZoneOffset.UTC, restricted, Set.of());
    }

    private static MergeCases merge(CaseId into, CaseId other) {
        return new MergeCases(
                CaseLinkId.of(into, other),
                into,
                other,
                List.of(SamePersonGround.SamePaper, SamePersonGround.PersonConfirmed, SamePersonGround.SamePaper));
    }

    private static RejectDuplicate reject(CaseId one, CaseId other) {
        return new RejectDuplicate(CaseLinkId.of(one, other), one, other, List.of(TwoPeopleGround.DifferentPapers));
    }

    private static LinkCases link(CaseId one, CaseId other, CaseLinkKind kind) {
        return new LinkCases(CaseLinkId.of(one, other), one, other, kind);
    }

    private static TestExecutor<CaseLink> given(Object... events) {
        var fixture = given(Set.of());
        return events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(events);
    }

    /** @param gone cases that go on in others */
    private static AggregateTestFixture<CaseLink> given(Set<CaseId> gone) {
        var fixture = new AggregateTestFixture<>(CaseLink.class);
        CaseFacts cases = id -> Optional.ofNullable(CASES.get(id));
        fixture.registerInjectableResource(cases);
        fixture.registerInjectableResource(new Gone(gone));
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()));
        fixture.registerCommandHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.registerCorrelationDataProvider(message ->
                    message.getMetaData().subset(EventMetadata.ACTOR, EventMetadata.ORGANISATION, EventMetadata.ROLE));
            return chain.proceed();
        });
        return fixture;
    }

    private record Gone(Set<CaseId> cases) implements MergedCases {
        @Override
        public void alone() {}

        @Override
        public boolean goesOnElsewhere(CaseId caseId) {
            return cases.contains(caseId);
        }
    }

    private static void refused(ResultValidator<CaseLink> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
