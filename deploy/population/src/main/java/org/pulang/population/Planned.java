package org.pulang.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pulang.command.reintegrationcase.AgreeCarePlan;
import org.pulang.command.reintegrationcase.Approve;
import org.pulang.command.reintegrationcase.RequestApproval;
import org.pulang.vocabulary.AssessmentDomain;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.GoalLevel;
import org.pulang.vocabulary.Service;

/** What the person wants to reach, after the first assessment. */
final class Planned {

    private static final Map<Service, AssessmentDomain> DOMAINS = Map.of(
            Service.Housing, AssessmentDomain.Housing,
            Service.Medical, AssessmentDomain.PhysicalHealth,
            Service.Psychological, AssessmentDomain.MentalHealth,
            Service.EducationAndLifeSkills, AssessmentDomain.WorkSkillsAndEducation,
            Service.EconomicOpportunities, AssessmentDomain.IncomeAndDebt,
            Service.LegalAndAdministrative, AssessmentDomain.LegalIdentity,
            Service.LegalProceedings, AssessmentDomain.Justice,
            Service.FamilyMediation, AssessmentDomain.FamilyRelations,
            Service.CaseManagement, AssessmentDomain.AccessToServices,
            Service.FamilyAssistance, AssessmentDomain.SocialSupport);

    private Planned() {}

    /** @return the goals, in no order of weight */
    static List<GoalId> tell(Story story, @Nullable Integer assessedOn, List<Service> needed) {
        if (assessedOn == null || !story.draw(Assumption.PlanAgreed)) {
            return List.of();
        }
        int day = assessedOn + story.between(1, 10);
        var goals = goals(story, needed);
        story.asks(
                day,
                new AgreeCarePlan(story.caseId, goals, goals.isEmpty(), story.day(day), null, null, story.on(day)));
        if (story.draw(Assumption.PlanApproved)) {
            story.asks(day + 1, new RequestApproval(story.caseId, 1, null, story.on(day + 1)));
            story.decides(day + 4, new Approve(story.caseId, 1, story.on(day + 4)));
        }
        return goals.stream().map(Goal::goalId).toList();
    }

    private static List<Goal> goals(Story story, List<Service> needed) {
        var goals = new ArrayList<Goal>();
        for (var service : needed.subList(0, Math.min(2, needed.size()))) {
            var level = service == Service.FamilyMediation || service == Service.FamilyAssistance
                    ? GoalLevel.Family
                    : GoalLevel.Individual;
            var domain = Objects.requireNonNull(DOMAINS.get(service));
            goals.add(goal(story, service.name(), domain, level, List.of(service)));
        }
        if (story.draw(Assumption.PlansForCommunity)) {
            goals.add(goal(story, "community", AssessmentDomain.CommunityAcceptance, GoalLevel.Community, List.of()));
        }
        return goals;
    }

    private static Goal goal(
            Story story, String which, AssessmentDomain domain, GoalLevel level, List<Service> services) {
        return new Goal(
                new GoalId(story.id("goal", which)),
                domain,
                level,
                Story.text("yang ingin saya capai."),
                null,
                null,
                services);
    }
}
