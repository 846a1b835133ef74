package org.pulang.population;

import java.util.SplittableRandom;

/**
 * Everything that a simulated life needs and no published figure tells: each a probability, with the reason why it is what it is.
 * None of them is a finding; whoever has a figure puts it here, with its source. Listed in ADR 40.
 */
enum Assumption {
    PartlyReintegrated(
            0.375, "Of those not reintegrated successfully, the most frequent end: some goals were reached."),
    LosesContact(0.3, "Of those not reintegrated successfully; so that lost contact is seen in small populations too."),
    Disengages(0.2, "Of those not reintegrated successfully; people may leave of their own will."),
    IsTraffickedAgain(0.125, "Of those not reintegrated successfully, all others; rare, but never absent."),
    IsFoundAgain(0.25, "Of those lost; rather the exception."),
    MonitoredForOneYear(0.2, "Monitoring ran up to three years; for how many less is not told."),
    MonitoredForTwoYears(0.5, "The same, of those monitored longer than a year."),
    ClosedBeforeTraffickedAgain(0.5, "Of those trafficked again; either is seen."),
    ComesBackWithNewNeeds(0.05, "Of those reintegrated in part."),
    WasMissedBefore(0.25, "The study tells of many contacts where nobody saw it, without a number."),
    StatusDecided(0.85, "Not every decision is made in writing."),
    DetailsTold(0.4, "Nobody is asked everything."),
    PapersAsked(0.6, "Nobody is asked everything."),
    ReturnFromAbroadTold(0.5, "Many came home long before anybody met them."),
    HoldsPapers(0.5, "Papers are often withheld; how often is not told of survivors as a whole."),
    IdentityVerified(0.4, "Without papers by other routes."),
    AgreesToContact(0.5, "Asked for where somebody is to call."),
    AgreesToReporting(0.85, "Some do not want to be counted."),
    AgreesToSharing(0.9, "Most want help from others."),
    AgreesToFamilyTracing(0.75, "Some fear or have left their family."),
    IsNotToBeCalledAtHome(0.1, "Shame and stigma are told of often, without a number."),
    FirstDaysAsked(0.4, "Urgent needs are recorded where intake is done by the protocol."),
    NeedsAtOnce(0.4, "Each of four needs."),
    NeedMetInTime(0.75, "Of the needs of the first days."),
    SafetyPlanned(0.4, "Initial protection is left out often."),
    RiskAsked(0.25, "An instrument that is new."),
    RiskIsThere(0.2, "Each of eight circumstances."),
    InShelter(0.3, "Many go home at once."),
    AssessedAtIntake(0.75, "Not everybody is assessed."),
    AssessedInTime(0.7, "Within 14 days, of those assessed."),
    AssessedAgain(0.45, "At 6 and at 12 months, each."),
    AnswerDeclined(0.05, "Of each question; nobody must answer."),
    NeedsService(0.3, "Each of the ten services; their order is not told."),
    DeclinesService(0.1, "Of the services needed."),
    DoesNotNeedService(0.05, "Told of each service not needed; of others nothing is recorded."),
    GetsService(0.72, "Of the services needed and not declined; unmet needs are told of everywhere."),
    HelpIsInformal(0.25, "Family and neighbours help, too."),
    HelpedOnceMore(0.25, "After each time."),
    ServiceFails(0.2, "Told of a service that was needed and did not come."),
    GivesFeedback(0.15, "Of each service that came."),
    PlanAgreed(0.7, "Of those assessed."),
    PlanApproved(0.6, "A second person looks at it."),
    PlansForCommunity(0.45, "A goal among people, beside those at home."),
    IsReferred(0.4, "Each of the first two services needed, with consent to sharing."),
    ReferralRejected(0.15, "Places are short."),
    ReferralUnanswered(0.1, "Some never answer."),
    ReferralCompleted(0.8, "Of those accepted; else the loop stays open."),
    IsInformed(0.6, "Of what the law gives; the study finds that many are not."),
    IsInformedInTime(0.6, "Within a week, of those informed."),
    Applies(0.4, "Of those informed."),
    AuthorityAnswers(0.75, "Of applications."),
    AuthorityAnswersInTime(0.5, "Within seven days, of answers."),
    AuthorityGrants(0.8, "Of answers."),
    MeetsBarrier(0.4, "Every survivor of the study met some; one is recorded of some here."),
    BarrierResolved(0.5, "Of barriers, within seven months."),
    ReturnsToFamily(0.65, "Most want to; for whom it is not safe is not told."),
    FamilyIsMediated(0.3, "With consent."),
    FamilyIsHelped(0.15, "A relative's own consent comes first."),
    OpensProceeding(0.25, "Few cases come to court."),
    HeardInCourt(0.6, "Of proceedings."),
    AccompaniedInCourt(0.7, "Of hearings."),
    ClaimsRestitution(0.5, "Of proceedings."),
    RestitutionOrdered(0.4, "Of claims."),
    RestitutionPaidInTime(0.3, "Of orders; within the 14 days."),
    AsksForWitnessProtection(0.2, "Of proceedings."),
    MeetsIncident(0.12, "Threats and contact by traffickers are told of, without a number."),
    RespondedInTime(0.8, "Of incidents; the others within two days."),
    IsMonitored(0.5, "By the standard schedule, while the case is open."),
    FollowUpMissed(0.12, "Of each, at most twice: who is missed three times is lost."),
    FollowUpLate(0.1, "Of those held."),
    FamilyReachedInstead(0.1, "Of contacts."),
    EarnsAfterHalfAYear(0.6, "Of contacts; work is told of by its kind only."),
    NextTalkAgreed(0.6, "Of those still accompanied, within the next days."),
    NoteWritten(0.15, "Of the third month.");

    private final double probability;
    private final String reason;

    Assumption(double probability, String reason) {
        this.probability = probability;
        this.reason = reason;
    }

    /** Whether it is so this time. */
    boolean draw(SplittableRandom random) {
        return random.nextDouble() < probability;
    }

    double probability() {
        return probability;
    }

    String reason() {
        return reason;
    }
}
