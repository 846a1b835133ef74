package org.pulang.runner.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pulang.runner.batch.BatchLine;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;

/** The invented organisations that simulated people are referred to. */
enum DemoProvider {
    House(
            "Rumah Aman Simulasi",
            OrganisationType.LocalGovernmentOrganisation,
            List.of("32"),
            Service.Housing,
            Service.FamilyMediation),
    Clinic(
            "Puskesmas Simulasi",
            OrganisationType.HealthServiceOrganisation,
            List.of("32.12"),
            Service.Medical,
            Service.Psychological),
    LegalAid(
            "Bantuan Hukum Simulasi",
            OrganisationType.LegalService,
            List.of(),
            Service.LegalAndAdministrative,
            Service.LegalProceedings),
    Training(
            "Balai Latihan Simulasi",
            OrganisationType.LocalGovernmentOrganisation,
            List.of("32", "33"),
            Service.EconomicOpportunities,
            Service.EducationAndLifeSkills),
    Companions("Yayasan Simulasi", OrganisationType.NGO, List.of(), Service.CaseManagement, Service.FamilyAssistance);

    private static final int DAYS_AGO = 7;
    private static final int DAYS_TOO_LONG_AGO = 75;

    private final String title;
    private final OrganisationType type;

    @SuppressWarnings("ImmutableEnumChecker") // A List.of.
    private final List<Service> services;

    @SuppressWarnings("ImmutableEnumChecker") // A List.of.
    private final List<String> areas;

    /** @param areas where it offers them; none for the whole country */
    DemoProvider(String title, OrganisationType type, List<String> areas, Service... services) {
        this.title = title;
        this.type = type;
        this.services = List.of(services);
        this.areas = areas;
    }

    /** Each service has one. */
    static DemoProvider of(Service service) {
        for (var provider : values()) {
            if (provider.services.contains(service)) {
                return provider;
            }
        }
        throw new IllegalArgumentException(service.name());
    }

    /**
     * What makes the directory: each is registered, offers its services and was verified, the last one too long ago.
     *
     * @param today where the stories reach to; the same each time
     */
    static List<BatchLine> directory(LocalDate today) {
        var lines = new ArrayList<BatchLine>();
        for (var provider : values()) {
            lines.add(provider.asked(
                    "",
                    "register-provider",
                    Map.of("name", provider.title, "type", provider.type, "services", provider.services)));
            for (var service : provider.services) {
                lines.addAll(provider.offers(service));
            }
            var verifiedOn = today.minusDays(provider == Companions ? DAYS_TOO_LONG_AGO : DAYS_AGO);
            lines.add(provider.asked(
                    "-verified",
                    "verify-provider",
                    Map.of("mode", ProviderVerificationMode.Visit, "occurredAt", verifiedOn)));
        }
        return lines;
    }

    /** Homes are for men, or for women with children; everything else is for everybody. */
    private List<BatchLine> offers(Service service) {
        return service == Service.Housing
                ? List.of(
                        offer(service, "-women", List.of(ServedGroup.Women, ServedGroup.Children)),
                        offer(service, "-men", List.of(ServedGroup.Men)))
                : List.of(offer(service, "", List.of(ServedGroup.values())));
    }

    private BatchLine offer(Service service, String whose, List<ServedGroup> serves) {
        var name = "-%s%s".formatted(service, whose);
        return asked(
                name,
                "offer-service",
                Map.of(
                        "offerId",
                        uuid(this + name),
                        "service",
                        service,
                        "areas",
                        areas,
                        "conditions",
                        service == Service.Housing ? List.of(OfferCondition.WaitingList) : List.of(),
                        "cost",
                        this == Clinic ? OfferCost.CoveredByInsurance : OfferCost.Free,
                        "languages",
                        List.of("id", "su"),
                        "serves",
                        serves));
    }

    private BatchLine asked(String key, String command, Map<String, ?> body) {
        return BatchLine.ofProvider("demo-provider-" + this + key, id(), command, body)
                .by(DemoStaff.Supervisor.id());
    }

    UUID id() {
        return uuid(toString());
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(("demo provider " + name).getBytes(StandardCharsets.UTF_8));
    }
}
