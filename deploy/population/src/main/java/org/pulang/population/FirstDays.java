package org.pulang.population;

import java.util.ArrayList;
import java.util.List;
import org.pulang.command.reintegrationcase.AdmitToShelter;
import org.pulang.command.reintegrationcase.AgreeSafetyPlan;
import org.pulang.command.reintegrationcase.AssessRisk;
import org.pulang.command.reintegrationcase.DischargeFromShelter;
import org.pulang.command.reintegrationcase.MeetDayZeroNeed;
import org.pulang.command.reintegrationcase.RecordDayZeroNeeds;
import org.pulang.command.reintegrationcase.RecordIncidentResponse;
import org.pulang.command.reintegrationcase.ReportIncident;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.DayZeroNeed;
import org.pulang.vocabulary.IncidentAction;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.IncidentKind;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.LivingSituation;
import org.pulang.vocabulary.ReopeningReason;
import org.pulang.vocabulary.SafetyMeasure;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.ShelterKind;

/** What keeps the person safe, at first and when danger comes. */
final class FirstDays {

    private static final InstrumentVersion RISK = new InstrumentVersion(new InstrumentCode("PULANG-RISK"), 1);
    private static final List<ItemCode> CIRCUMSTANCES = List.of(
                    "ContactByTrafficker",
                    "ThreatsOrViolence",
                    "UnsafeHome",
                    "Debt",
                    "PressureToRemigrate",
                    "NoIncome",
                    "NoPapers",
                    "NobodyToTurnTo")
            .stream()
            .map(ItemCode::new)
            .toList();

    private FirstDays() {}

    static void tell(Story story) {
        boolean sheltered = story.draw(Assumption.InShelter);
        atOnce(story, sheltered);
        if (sheltered) {
            shelter(story);
        }
        if (story.draw(Assumption.SafetyPlanned)) {
            int day = story.between(2, 14);
            story.asks(
                    day,
                    new AgreeSafetyPlan(
                            story.caseId,
                            story.day(day),
                            Story.text("didatangi perekrut."),
                            Story.text("pergi ke bidan desa."),
                            null,
                            List.of(story.any(List.of(SafetyMeasure.values()))),
                            story.on(day)));
        }
        if (story.draw(Assumption.RiskAsked)) {
            assessRisk(story, story.between(7, 30));
        }
        if (story.draw(Assumption.MeetsIncident)) {
            int day = story.between(10, 200);
            if (story.open(day) && day < story.ending.lost()) {
                incident(
                        story,
                        day,
                        story.any(
                                List.of(IncidentKind.Threat, IncidentKind.ContactByTrafficker, IncidentKind.Violence)));
            }
        }
    }

    private static void atOnce(Story story, boolean sheltered) {
        if (!story.draw(Assumption.FirstDaysAsked)) {
            return;
        }
        var needs = new ArrayList<RecordDayZeroNeeds.Need>();
        var open = new ArrayList<DayZeroNeed>();
        for (var need : DayZeroNeed.values()) {
            boolean needed = story.draw(Assumption.NeedsAtOnce);
            needs.add(new RecordDayZeroNeeds.Need(need, needed ? ServiceNeed.Needed : ServiceNeed.NotNeeded));
            // With a bed there is a safe place; nothing else is recorded of it.
            if (needed && !(sheltered && need == DayZeroNeed.SafePlace)) {
                open.add(need);
            }
        }
        story.asks(0, new RecordDayZeroNeeds(story.caseId, needs, null, story.on(0)));
        for (var need : open) {
            int day = story.draw(Assumption.NeedMetInTime) ? 0 : story.between(4, 9);
            story.asks(day, new MeetDayZeroNeed(story.caseId, need, null, story.on(day)));
        }
    }

    private static void shelter(Story story) {
        int left = story.between(10, 70);
        story.asks(
                0,
                new AdmitToShelter(
                        story.caseId,
                        story.any(List.of(ShelterKind.GovernmentShelter, ShelterKind.NgoShelter)),
                        null,
                        story.survivor.child() ? ConsentGiver.SelfWithGuardian : ConsentGiver.Self,
                        null,
                        story.on(0)));
        story.asks(
                left,
                new DischargeFromShelter(
                        story.caseId,
                        story.any(List.of(LivingSituation.WithFriends, LivingSituation.RentedRoom)),
                        true,
                        null,
                        null,
                        story.on(left)));
    }

    private static void assessRisk(Story story, int day) {
        var answers = CIRCUMSTANCES.stream()
                .map(item -> Answer.of(item, story.draw(Assumption.RiskIsThere) ? 1 : 0))
                .toList();
        story.asks(
                day,
                new AssessRisk(
                        story.caseId, RISK, story.team.caseworker(), story.day(day), answers, null, story.on(day)));
    }

    private static void incident(Story story, int day, IncidentKind kind) {
        var incident = new IncidentId(story.id("incident", kind));
        int answered = story.draw(Assumption.RespondedInTime) ? day : day + 2;
        story.asks(day, new ReportIncident(story.caseId, incident, kind, Story.text("kejadian."), null, story.on(day)));
        story.asks(
                answered,
                new RecordIncidentResponse(
                        story.caseId,
                        incident,
                        List.of(story.any(List.of(
                                IncidentAction.PersonSeen,
                                IncidentAction.MovedToSafePlace,
                                IncidentAction.PoliceInformed))),
                        null,
                        story.on(answered)));
    }

    /** Last of all: where the case was closed meanwhile, it goes on. */
    static void again(Story story) {
        if (story.course != Course.TraffickedAgain) {
            return;
        }
        int day;
        if (story.ending.closes()) {
            day = story.ending.day() + story.between(60, 300);
            Ending.reopen(story, day, ReopeningReason.Retrafficking);
        } else {
            day = story.between(240, 600);
        }
        incident(story, day, IncidentKind.Retrafficking);
    }
}
