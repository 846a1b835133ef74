package org.pulang.query.indicators;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** What figures are counted from: the fields of {@link Facts} by their names. A new one needs a word here. */
enum Fact {
    Provenance,
    Owner,
    Organisation,
    Source,
    Gender,
    AgeBand,
    AgeBroad,
    TraffickingStatus,
    Province,
    Regency,
    Destination,
    Citizenships,
    Exploitations,
    FirstContactOn,
    FirstContactExact,
    ContactLost,
    ClosureRequested,
    Closed,
    Restricted,
    IdentifiedOn,
    AssessedOn,
    ProtectedOn,
    ShelteredOn,
    PlannedOn,
    FamilyOn,
    CommunityOn,
    MonitoredOn,
    ContactOn,
    ReachedOn,
    InformedOn,
    LostOn,
    ClosedOn,
    ClosureReason,
    RetraffickedOn,
    StableOn,
    CoreChange,
    Domains,
    LastAssessedOn,
    HousingOn,
    MedicalOn,
    PsychologicalOn,
    EducationAndLifeSkillsOn,
    EconomicOpportunitiesOn,
    LegalAndAdministrativeOn,
    LegalProceedingsOn,
    FamilyMediationOn,
    CaseManagementOn,
    FamilyAssistanceOn,
    ReturnedOn,
    LastReturnedOn,
    RestitutionOrdered,
    RestitutionPaid,
    Deliveries,
    DeliveredOn,
    LastDeliveredOn,
    FollowedOn,
    Needs,
    NeedsCount,
    NeedsMet,
    Assistance,
    MissedIdentifications,
    Barriers,
    Feedback,
    FollowUpsOnTime,
    FollowUpsLate,
    FollowUpsMissed,
    DayZeroDue,
    DayZeroInTime,
    Referrals,
    ReferralsClosed,
    Entitlements;

    @SuppressWarnings("ImmutableEnumChecker") // Only read.
    private final Field field;

    Fact() {
        try {
            field = Facts.class.getDeclaredField(name().substring(0, 1).toLowerCase(Locale.ROOT) + name().substring(1));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the field holds. */
    Class<?> type() {
        return field.getType();
    }

    /** Told by a code, of which {@link Column} keeps what it stands for. */
    boolean coded() {
        return type() == String.class || type() == BigDecimal.class || type().isEnum();
    }

    /** SQL of the fact, days as days since 1970 and yes as 1. */
    String sql() {
        var column = Facts.column(field);
        if (type() == LocalDate.class) {
            return "%s - DATE '1970-01-01'".formatted(column);
        }
        return type() == boolean.class ? column + "::int" : column;
    }
}
