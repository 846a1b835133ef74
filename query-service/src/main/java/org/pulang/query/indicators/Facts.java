package org.pulang.query.indicators;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pulang.query.replay.AssistanceStatus;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ClosureReason;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TraffickingStatus;

/**
 * What every figure of one case is counted from, as it was known from one day of recording on. Days are those of the case's zone, told
 * only by month or year their first; {@code …On} is the first such day. Lists are texts with a comma before, between and behind
 * their words. A new fact needs a field here, a word in {@link Fact} and a column.
 */
@SuppressWarnings("NullAway.Init") // Filled by whoever makes it.
abstract class Facts {

    /** Instead of a district that is not told. */
    static final String UNTOLD = "00";

    UUID caseId;
    /** Day of recording, in western time. */
    LocalDate knownFrom;

    Provenance provenance;
    String zone;
    String owner;
    String organisation;
    ReferralSource source;
    Gender gender;
    AgeBand ageBand;
    CtdcAgeBand ageBroad;
    TraffickingStatus traffickingStatus;
    String province;
    /** The province where no regency is known. */
    String regency;
    /** ZZ until a country of exploitation is recorded. */
    String destination = "ZZ";

    String citizenships;
    /** Types answered yes. */
    String exploitations = "";

    LocalDate firstContactOn;
    boolean firstContactExact;
    boolean contactLost;
    boolean closureRequested;
    boolean closed;
    /** No released figure counts such a case. */
    boolean restricted;

    /** First decision that the person is an actual victim. */
    @Nullable
    LocalDate identifiedOn;

    /** First comprehensive assessment, not made to close the case. */
    @Nullable
    LocalDate assessedOn;

    @Nullable
    LocalDate protectedOn;

    @Nullable
    LocalDate shelteredOn;

    @Nullable
    LocalDate plannedOn;

    @Nullable
    LocalDate familyOn;

    @Nullable
    LocalDate communityOn;

    /** Second day of contact with the person in follow-ups. */
    @Nullable
    LocalDate monitoredOn;

    /** Last contact with the person in a follow-up. */
    @Nullable
    LocalDate contactOn;

    /** Last contact with the person, of whatever kind. */
    @Nullable
    LocalDate reachedOn;

    @Nullable
    LocalDate informedOn;

    @Nullable
    LocalDate lostOn;

    @Nullable
    LocalDate closedOn;

    @Nullable
    ClosureReason closureReason;

    @Nullable
    LocalDate retraffickedOn;

    @Nullable
    LocalDate stableOn;

    /** Last composite of PULANG-CORE less the first; absent with fewer than two. */
    @Nullable
    BigDecimal coreChange;

    /** {@code Housing:2:3}: level of a domain when it was first answered with PULANG-CORE, and last; those answered twice or more. */
    String domains = "";

    /** Of whatever kind, however much was answered. */
    @Nullable
    LocalDate lastAssessedOn;

    @Nullable
    LocalDate housingOn;

    @Nullable
    LocalDate medicalOn;

    @Nullable
    LocalDate psychologicalOn;

    @Nullable
    LocalDate educationAndLifeSkillsOn;

    @Nullable
    LocalDate economicOpportunitiesOn;

    @Nullable
    LocalDate legalAndAdministrativeOn;

    @Nullable
    LocalDate legalProceedingsOn;

    @Nullable
    LocalDate familyMediationOn;

    @Nullable
    LocalDate caseManagementOn;

    @Nullable
    LocalDate familyAssistanceOn;

    @Nullable
    LocalDate returnedOn;

    @Nullable
    LocalDate lastReturnedOn;

    /** In rupiah, by the newest order of each claim; none where the order fell on appeal. */
    BigDecimal restitutionOrdered = BigDecimal.ZERO;

    /** In rupiah, without payments that were withdrawn. */
    BigDecimal restitutionPaid = BigDecimal.ZERO;

    int deliveries;

    @Nullable
    LocalDate deliveredOn;

    @Nullable
    LocalDate lastDeliveredOn;

    /** First contact in a follow-up on the day of the first delivery or later. */
    @Nullable
    LocalDate followedOn;

    /** Services needed or wanted. */
    String needs = "";

    int needsCount;
    int needsMet;
    AssistanceStatus assistance = AssistanceStatus.NotIdentified;

    int missedIdentifications;
    /** {@code Shame:32.12:open} or {@code Cost:00:17}: kind, district (00 where it is not told), and resolved after so many days. */
    String barriers = "";

    /** {@code Housing:4}: what was said of a service, from 1 to 5. */
    String feedback = "";

    int followUpsOnTime;
    int followUpsLate;
    int followUpsMissed;
    int dayZeroDue;
    int dayZeroInTime;
    int referrals;
    int referralsClosed;
    /** {@code 32.12:true}: district of the authority (00 where it is not told), and whether it was granted in time; those of which that is known. */
    String entitlements = "";

    private static final List<Field> FIELDS = Arrays.stream(Facts.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
            .toList();

    /** As it is called in the tables. */
    static String column(Field field) {
        return field.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    void deliver(Service service, LocalDate day) {
        deliveries++;
        deliveredOn = earlier(deliveredOn, day);
        lastDeliveredOn = later(lastDeliveredOn, day);
        switch (service) {
            case Housing -> {
                housingOn = earlier(housingOn, day);
                shelteredOn = earlier(shelteredOn, day);
            }
            case Medical -> medicalOn = earlier(medicalOn, day);
            case Psychological -> psychologicalOn = earlier(psychologicalOn, day);
            case EducationAndLifeSkills -> educationAndLifeSkillsOn = earlier(educationAndLifeSkillsOn, day);
            case EconomicOpportunities -> economicOpportunitiesOn = earlier(economicOpportunitiesOn, day);
            case LegalAndAdministrative -> legalAndAdministrativeOn = earlier(legalAndAdministrativeOn, day);
            case LegalProceedings -> legalProceedingsOn = earlier(legalProceedingsOn, day);
            case FamilyMediation -> {
                familyMediationOn = earlier(familyMediationOn, day);
                familyOn = earlier(familyOn, day);
            }
            case CaseManagement -> caseManagementOn = earlier(caseManagementOn, day);
            case FamilyAssistance -> familyAssistanceOn = earlier(familyAssistanceOn, day);
        }
    }

    @Nullable
    LocalDate delivered(Service service) {
        return switch (service) {
            case Housing -> housingOn;
            case Medical -> medicalOn;
            case Psychological -> psychologicalOn;
            case EducationAndLifeSkills -> educationAndLifeSkillsOn;
            case EconomicOpportunities -> economicOpportunitiesOn;
            case LegalAndAdministrative -> legalAndAdministrativeOn;
            case LegalProceedings -> legalProceedingsOn;
            case FamilyMediation -> familyMediationOn;
            case CaseManagement -> caseManagementOn;
            case FamilyAssistance -> familyAssistanceOn;
        };
    }

    static LocalDate earlier(@Nullable LocalDate known, LocalDate day) {
        return known == null || day.isBefore(known) ? day : known;
    }

    static LocalDate later(@Nullable LocalDate known, LocalDate day) {
        return known == null || day.isAfter(known) ? day : known;
    }

    /** The district in a list; 00 where it is not told. */
    static String district(@Nullable AreaCode area) {
        return area == null ? UNTOLD : area.value();
    }

    /** The text of a list with one word more, which it may hold already. */
    static String and(String list, String word) {
        return (list.isEmpty() ? "," : list) + word + ",";
    }

    /** The text of a list. */
    static String list(Collection<?> words) {
        return words.isEmpty()
                ? ""
                : words.stream().map(Object::toString).distinct().collect(Collectors.joining(",", ",", ","));
    }

    void copyInto(Facts other) {
        try {
            for (var field : FIELDS) {
                field.set(other, field.get(this));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
