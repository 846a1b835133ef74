package org.pulang.query.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.legalframe.Circumstances;
import org.pulang.legalframe.Entitlement;
import org.pulang.legalframe.LegalFrames;
import org.pulang.legalframe.Provision;
import org.pulang.query.casefile.EntitlementsPart.Application;
import org.pulang.query.casefile.EntitlementsPart.Progress;
import org.pulang.query.casefile.JusticePart.Restitution;
import org.pulang.vocabulary.ApplicationId;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.MigrationChannel;
import org.pulang.vocabulary.RestitutionEnd;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * One entitlement as it stands for one person.
 *
 * @param law by which it was applied for, as recorded then, else by which it is given now
 * @param articles of that law; empty where it is not in the file
 * @param eligible as far as is known; a hint, the authority decides
 * @param applicationId of the newest application, as are the next three
 * @param dueOn absent where the law sets no time
 * @param answeredOn absent while no answer was recorded
 */
record EntitlementLine(
        EntitlementCode entitlement,
        LawNumber law,
        List<String> articles,
        YesNoUnknown eligible,
        EntitlementStatus status,
        boolean informed,
        @Nullable ApplicationId applicationId,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate answeredOn) {

    private static final EntitlementCode RESTITUTION = new EntitlementCode("Restitution");
    private static final EntitlementCode PROTECTION = new EntitlementCode("WitnessProtection");

    EntitlementLine {
        articles = List.copyOf(articles);
    }

    /** What the law of that day gives, but for what is surely not for this person, and whatever was recorded before. */
    static List<EntitlementLine> matrix(CaseFile file, LocalDate day) {
        var person = circumstances(file.identification);
        return LegalFrames.all().stream()
                .filter(entitlement ->
                        file.entitlements.progress(entitlement.code()).isPresent()
                                || entitlement
                                        .on(day)
                                        .filter(given -> given.eligible().holdsFor(person) != YesNoUnknown.No)
                                        .isPresent())
                .map(entitlement -> line(entitlement, file, person, day))
                .toList();
    }

    private static EntitlementLine line(Entitlement entitlement, CaseFile file, Circumstances person, LocalDate day) {
        var part = file.entitlements;
        var applied = part.application(entitlement.code()).map(Application::applied);
        var provision = applied.map(entry -> entry.event())
                .flatMap(event -> of(entitlement, event.law(), event.submittedOn()))
                .or(() -> entitlement.on(day))
                .orElseGet(() -> newest(entitlement));
        var law = applied.map(entry -> entry.event().law()).orElse(provision.law());
        var eligible = provision.eligible().holdsFor(person);
        return new EntitlementLine(
                entitlement.code(),
                law,
                law.equals(provision.law()) ? provision.articles() : List.of(),
                eligible,
                inProceedings(entitlement.code(), file)
                        .or(() -> part.progress(entitlement.code()).map(Progress::status))
                        .orElse(eligible == YesNoUnknown.Yes ? EntitlementStatus.Eligible : EntitlementStatus.Unclear),
                part.progress(entitlement.code()).map(Progress::informed).orElse(false),
                applied.map(entry -> entry.event().applicationId()).orElse(null),
                applied.map(entry -> entry.event().submittedOn()).orElse(null),
                applied.map(entry -> entry.event().dueOn()).orElse(null),
                part.application(entitlement.code())
                        .map(Application::answeredOn)
                        .orElse(null));
    }

    /** What is claimed before a court needs no second application; where there is one, that is what is told. */
    private static Optional<EntitlementStatus> inProceedings(EntitlementCode entitlement, CaseFile file) {
        if (file.entitlements.application(entitlement).isPresent()) {
            return Optional.empty();
        } else if (entitlement.equals(RESTITUTION)) {
            return file.justice.restitutions.stream()
                    .flatMap(claim -> status(claim).stream())
                    .reduce((earlier, later) -> later);
        } else if (entitlement.equals(PROTECTION) && !file.justice.protections.isEmpty()) {
            return Optional.of(EntitlementStatus.Applied);
        }
        return Optional.empty();
    }

    /** Empty where the claim came to nothing without being denied: then it stands as if it had not been made. */
    private static Optional<EntitlementStatus> status(Restitution claim) {
        return switch (claim.state()) {
            case Claimed -> Optional.of(EntitlementStatus.Applied);
            case Ordered, Due -> Optional.of(EntitlementStatus.Ordered);
            case Overdue -> Optional.of(EntitlementStatus.Overdue);
            case Paid -> Optional.of(EntitlementStatus.Paid);
            case Ended ->
                Optional.ofNullable(claim.ended())
                        .filter(ended -> ended.event().reason() == RestitutionEnd.Denied)
                        .map(ended -> EntitlementStatus.Refused);
        };
    }

    /** By that law; where it gave the same under several provisions, by the one of that day, else its last. */
    private static Optional<Provision> of(Entitlement entitlement, LawNumber law, LocalDate day) {
        return entitlement
                .on(day)
                .filter(provision -> provision.law().equals(law))
                .or(() -> entitlement.provisions().stream()
                        .filter(provision -> provision.law().equals(law))
                        .reduce((earlier, later) -> later));
    }

    private static Provision newest(Entitlement entitlement) {
        return entitlement.provisions().get(entitlement.provisions().size() - 1);
    }

    private static Circumstances circumstances(IdentificationPart part) {
        var person = part.person;
        return new Circumstances(
                part.status,
                person == null ? YesNoUnknown.Unknown : person.minor(),
                person == null ? List.of() : person.citizenships(),
                workedAbroad(part));
    }

    /** However they left: who went without the procedure worked abroad no less. */
    private static YesNoUnknown workedAbroad(IdentificationPart part) {
        var channel = part.details == null ? null : part.details.migrationChannel();
        if (channel == MigrationChannel.Procedural || channel == MigrationChannel.NonProcedural) {
            return YesNoUnknown.Yes;
        }
        var countries = part.exploitations.stream()
                .flatMap(entry -> entry.event().places().stream())
                .filter(place -> place.kind() == JourneyPlaceKind.Exploitation)
                .map(place -> place.country())
                .toList();
        if (countries.stream()
                .anyMatch(country -> !country.equals(CountryCode.INDONESIA) && !country.equals(CountryCode.UNKNOWN))) {
            return YesNoUnknown.Yes;
        }
        return countries.isEmpty() || countries.contains(CountryCode.UNKNOWN) ? YesNoUnknown.Unknown : YesNoUnknown.No;
    }
}
