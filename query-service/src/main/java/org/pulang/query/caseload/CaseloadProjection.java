package org.pulang.query.caseload;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.pulang.event.AssessmentRecorded;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseReopened;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ClosureReturned;
import org.pulang.event.ContactLost;
import org.pulang.event.ContactRegained;
import org.pulang.event.FeedbackRecorded;
import org.pulang.event.FollowUpCancelled;
import org.pulang.event.FollowUpMissed;
import org.pulang.event.FollowUpRecorded;
import org.pulang.event.FollowUpRescheduled;
import org.pulang.event.FollowUpScheduled;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.ReferralAccepted;
import org.pulang.event.ReferralLapsed;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReferralRejected;
import org.pulang.event.ReferralRevoked;
import org.pulang.event.ReviewScheduled;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.VictimIdentified;
import org.pulang.query.replay.Projection;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For caseworkers and supervisors: whose case is it, how does it stand, when was anybody last in contact, and what is to be done
 * by when? A failed attempt is no contact.
 */
@Component
class CaseloadProjection implements Projection {

    private final JdbcClient jdbc;

    CaseloadProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("caseload", "caseload_duty");
    }

    @EventHandler
    void on(VictimIdentified event, Recorded recorded) {
        var zone = AreaCode.zoneOf(event.origin());
        jdbc.sql("""
                INSERT INTO readmodel.caseload (case_id, case_number, provenance, owner, organisation, gender, age_band,
                    province, zone, first_contact, opened_at, last_contact, position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .param(event.caseId().value())
                .param(event.caseNumber().value())
                .param(event.provenance().name())
                .param(recorded.actor())
                .param(recorded.organisation())
                .param(event.gender().name())
                .param(event.ageBand().name())
                .param(province(event.origin()))
                .param(zone.getId())
                .param(event.firstContact().value())
                .param(Timestamp.from(recorded.recordedAt()))
                .param(recorded.day(event.occurredAt(), zone))
                .param(recorded.position())
                .update();
    }

    @EventHandler
    void on(PersonalDetailsCorrected event) {
        var identity = event.identity();
        jdbc.sql("""
                UPDATE readmodel.caseload SET gender = coalesce(?, gender), age_band = coalesce(?, age_band),
                    province = coalesce(?, province)
                WHERE case_id = ?""")
                .param(
                        identity == null || identity.gender() == null
                                ? null
                                : identity.gender().name())
                .param(event.age() == null ? null : event.age().band().name())
                .param(identity == null ? null : province(identity.origin()))
                .param(event.caseId().value())
                .update();
    }

    private static @Nullable String province(@Nullable AreaCode origin) {
        return origin == null ? null : origin.province().value();
    }

    @EventHandler
    void on(CaseworkerAssigned event) {
        jdbc.sql("UPDATE readmodel.caseload SET owner = ?, organisation = ? WHERE case_id = ?")
                .param(event.caseworker().value())
                .param(event.organisation().value())
                .param(event.caseId().value())
                .update();
    }

    // Contact

    @EventHandler
    void on(AssessmentRecorded event) {
        contact(event.caseId(), event.assessedOn());
    }

    @EventHandler
    void on(CarePlanAgreed event) {
        contact(event.caseId(), event.coSignedOn());
    }

    @EventHandler
    void on(ServiceDelivered event, Recorded recorded) {
        contact(event.caseId(), recorded.day(event.occurredAt(), zone(event.caseId())));
    }

    @EventHandler
    void on(FeedbackRecorded event, Recorded recorded) {
        contact(event.caseId(), recorded.day(event.occurredAt(), zone(event.caseId())));
    }

    @EventHandler
    void on(ContactLost event) {
        jdbc.sql("UPDATE readmodel.caseload SET contact_lost = true WHERE case_id = ?")
                .param(event.caseId().value())
                .update();
    }

    @EventHandler
    void on(ContactRegained event, Recorded recorded) {
        followedUp(event.caseId(), recorded.day(event.occurredAt(), zone(event.caseId())));
        jdbc.sql("UPDATE readmodel.caseload SET contact_lost = false WHERE case_id = ?")
                .param(event.caseId().value())
                .update();
    }

    private void contact(CaseId caseId, LocalDate day) {
        jdbc.sql("UPDATE readmodel.caseload SET last_contact = greatest(last_contact, ?) WHERE case_id = ?")
                .param(day)
                .param(caseId.value())
                .update();
    }

    // Duties

    @EventHandler
    void on(FollowUpScheduled event, Recorded recorded) {
        due(event.caseId(), DutyKind.FollowUp, event.followUpId().value(), event.dueOn(), event.by(), recorded);
    }

    @EventHandler
    void on(FollowUpRescheduled event) {
        jdbc.sql("""
                UPDATE readmodel.caseload_duty SET missed = false, due_on = ?, due_until = ?
                WHERE case_id = ? AND reference = ?""")
                .param(event.dueOn())
                .param(endOf(event.dueOn(), event.zone()))
                .param(event.caseId().value())
                .param(event.followUpId().value())
                .update();
        next(event.caseId());
    }

    @EventHandler
    void on(FollowUpCancelled event) {
        done(event.caseId(), DutyKind.FollowUp, event.followUpId().value());
    }

    /** What was entered late may tell of a follow-up held since; then nobody has to ask. */
    @EventHandler
    void on(FollowUpMissed event) {
        jdbc.sql("UPDATE readmodel.caseload_duty SET missed = true WHERE case_id = ? AND reference = ?")
                .param(event.caseId().value())
                .param(event.followUpId().value())
                .update();
        forgetMissed(event.caseId());
    }

    @EventHandler
    void on(FollowUpRecorded event, Recorded recorded) {
        followedUp(event.caseId(), recorded.day(event.occurredAt(), zone(event.caseId())));
        done(event.caseId(), DutyKind.FollowUp, event.followUpId().value());
    }

    private void followedUp(CaseId caseId, LocalDate day) {
        contact(caseId, day);
        jdbc.sql("UPDATE readmodel.caseload SET followed_up_on = greatest(followed_up_on, ?) WHERE case_id = ?")
                .param(day)
                .param(caseId.value())
                .update();
        forgetMissed(caseId);
    }

    private void forgetMissed(CaseId caseId) {
        jdbc.sql("""
                DELETE FROM readmodel.caseload_duty d USING readmodel.caseload c
                WHERE d.case_id = ? AND c.case_id = d.case_id AND d.missed AND d.due_on <= c.followed_up_on""").param(caseId.value()).update();
        next(caseId);
    }

    @EventHandler
    void on(ReferralMade event, Recorded recorded) {
        due(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value(), event.answerDueOn(), null, recorded);
    }

    @EventHandler
    void on(ReferralAccepted event) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value());
    }

    @EventHandler
    void on(ReferralRejected event) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value());
    }

    @EventHandler
    void on(ReferralRevoked event) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value());
    }

    @EventHandler
    void on(ReferralLapsed event) {
        done(event.caseId(), DutyKind.ReferralAnswer, event.referralId().value());
    }

    @EventHandler
    void on(ReviewScheduled event, Recorded recorded) {
        due(event.caseId(), DutyKind.Review, event.caseId().value(), event.dueOn(), null, recorded);
    }

    @EventHandler
    void on(CarePlanRevised event) {
        contact(event.caseId(), event.coSignedOn());
        done(event.caseId(), DutyKind.Review, null);
    }

    @EventHandler
    void on(ClosureRequested event, Recorded recorded) {
        closure(event.caseId(), true, false);
        due(event.caseId(), DutyKind.ClosureApproval, event.caseId().value(), null, null, recorded);
    }

    @EventHandler
    void on(ClosureReturned event) {
        closure(event.caseId(), false, false);
        done(event.caseId(), DutyKind.ClosureApproval, null);
    }

    @EventHandler
    void on(CaseClosed event) {
        closure(event.caseId(), false, true);
        jdbc.sql("DELETE FROM readmodel.caseload_duty WHERE case_id = ?")
                .param(event.caseId().value())
                .update();
        next(event.caseId());
    }

    @EventHandler
    void on(CaseReopened event) {
        closure(event.caseId(), false, false);
    }

    private void closure(CaseId caseId, boolean requested, boolean closed) {
        jdbc.sql("UPDATE readmodel.caseload SET closure_requested = ?, closed = ? WHERE case_id = ?")
                .params(requested, closed, caseId.value())
                .update();
    }

    private void due(
            CaseId caseId,
            DutyKind kind,
            UUID reference,
            @Nullable LocalDate dueOn,
            @Nullable StaffId staff,
            Recorded recorded) {
        jdbc.sql("""
                INSERT INTO readmodel.caseload_duty (case_id, kind, reference, due_on, due_until, staff, since)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (case_id, kind, reference) DO UPDATE SET due_on = EXCLUDED.due_on,
                    due_until = EXCLUDED.due_until, missed = false, staff = EXCLUDED.staff, since = EXCLUDED.since""")
                .param(caseId.value())
                .param(kind.name())
                .param(reference)
                .param(dueOn)
                .param(dueOn == null ? null : endOf(dueOn, zone(caseId)))
                .param(staff == null ? null : staff.value())
                .param(Timestamp.from(recorded.recordedAt()))
                .update();
        next(caseId);
    }

    /** @param reference absent for all of that kind */
    private void done(CaseId caseId, DutyKind kind, @Nullable UUID reference) {
        jdbc.sql("""
                DELETE FROM readmodel.caseload_duty WHERE case_id = ? AND kind = ? AND reference = coalesce(?, reference)""").param(caseId.value()).param(kind.name()).param(reference).update();
        next(caseId);
    }

    private void next(CaseId caseId) {
        jdbc.sql("""
                UPDATE readmodel.caseload c SET next_due_on = coalesce(
                    (SELECT min(d.due_on) FROM readmodel.caseload_duty d WHERE d.case_id = c.case_id), 'infinity')
                WHERE c.case_id = ?""").param(caseId.value()).update();
    }

    private static Timestamp endOf(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private ZoneId zone(CaseId caseId) {
        return ZoneId.of(jdbc.sql("SELECT zone FROM readmodel.caseload WHERE case_id = ?")
                .param(caseId.value())
                .query(String.class)
                .single());
    }
}
