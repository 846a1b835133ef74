package org.pulang.query.outlet;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.Age;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.BarrierId;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.CorrectedIdentity;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DayZeroFinding;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.DimensionCode;
import org.pulang.vocabulary.DimensionScore;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.FamilyMemberId;
import org.pulang.vocabulary.FollowUpId;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.IncidentId;
import org.pulang.vocabulary.Industry;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PaymentId;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.ProceedingId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralId;
import org.pulang.vocabulary.RestitutionId;
import org.pulang.vocabulary.RiskRuleCode;
import org.pulang.vocabulary.Score;

/**
 * What of an event may leave: components of the types listed here, and no others. Codes and numbers as they are, dates to the day,
 * places to the regency, ids of a case's things as pseudonyms. Whatever is new stays here until somebody lists it.
 */
final class Released {

    /** Each is told by its text, which has the shape of a code. */
    private static final Set<Class<?>> CODES = Set.of(
            AreaCode.class,
            CountryCode.class,
            DimensionCode.class,
            EntitlementCode.class,
            InstrumentCode.class,
            ItemCode.class,
            LanguageCode.class,
            LawNumber.class,
            RiskRuleCode.class);

    private static final Set<Class<?>> NUMBERS = Set.of(Boolean.class, Integer.class, Long.class, BigDecimal.class);

    private static final Set<Class<?>> IDS = Set.of(
            ApplicationId.class,
            AssessmentId.class,
            BarrierId.class,
            ConsentId.class,
            DeliveryId.class,
            DocumentId.class,
            FamilyMemberId.class,
            FollowUpId.class,
            GoalId.class,
            IncidentId.class,
            PaymentId.class,
            ProceedingId.class,
            ProviderId.class,
            ReferralId.class,
            RestitutionId.class);

    /** Records whose components are looked at in turn. */
    private static final Set<Class<?>> COMPOSED = Set.of(
            Age.class,
            Answer.class,
            Answered.class,
            CorrectedIdentity.class,
            DayZeroFinding.class,
            DimensionScore.class,
            Goal.class,
            Industry.class,
            InstrumentVersion.class,
            JourneyPlace.class,
            PersonalDetails.class,
            Score.class);

    private final Pseudonyms pseudonyms;

    Released(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** What is left of a record, by component. */
    Map<String, Object> of(Object composed) {
        var left = new LinkedHashMap<String, Object>();
        for (var component : composed.getClass().getRecordComponents()) {
            var value = value(read(component, composed));
            if (value != null) {
                left.put(component.getName(), value);
            }
        }
        return left;
    }

    private @Nullable Object value(@Nullable Object component) {
        if (component == null) {
            return null;
        }
        var type = component.getClass();
        if (component instanceof Enum<?> code) {
            return code.name();
        }
        if (NUMBERS.contains(type)) {
            return component;
        }
        if (CODES.contains(type)) {
            return component.toString();
        }
        if (component instanceof LocalDate) {
            return component.toString();
        }
        if (component instanceof PartialDate date) {
            return date.value().length() > 10 ? date.value().substring(0, 10) : date.value();
        }
        if (component instanceof Instant instant) {
            return day(instant);
        }
        if (IDS.contains(type)) {
            return pseudonyms
                    .of(type.getSimpleName(), UUID.fromString(component.toString()))
                    .toString();
        }
        if (component instanceof List<?> list) {
            return values(list);
        }
        return COMPOSED.contains(type) ? of(component) : null;
    }

    /** A list of what does not leave is not told as an empty one. */
    private @Nullable List<Object> values(List<?> list) {
        var left = list.stream().map(this::value).filter(Objects::nonNull).toList();
        return left.isEmpty() ? null : List.copyOf(left);
    }

    /** Whoever had the second of an event could find it again at another target. */
    static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static @Nullable Object read(RecordComponent component, Object composed) {
        try {
            return component.getAccessor().invoke(composed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A public record can be read", e);
        }
    }
}
