package org.pulang.runner.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pulang.runner.batch.BatchLine;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.Service;

/** The invented organisations that simulated people are referred to. */
enum DemoProvider {
    House(
            "Rumah Aman Simulasi",
            OrganisationType.LocalGovernmentOrganisation,
            Service.Housing,
            Service.FamilyMediation),
    Clinic("Puskesmas Simulasi", OrganisationType.HealthServiceOrganisation, Service.Medical, Service.Psychological),
    LegalAid(
            "Bantuan Hukum Simulasi",
            OrganisationType.LegalService,
            Service.LegalAndAdministrative,
            Service.LegalProceedings),
    Training(
            "Balai Latihan Simulasi",
            OrganisationType.LocalGovernmentOrganisation,
            Service.EconomicOpportunities,
            Service.EducationAndLifeSkills),
    Companions("Yayasan Simulasi", OrganisationType.NGO, Service.CaseManagement, Service.FamilyAssistance);

    private final String title;
    private final OrganisationType type;

    @SuppressWarnings("ImmutableEnumChecker") // A List.of.
    private final List<Service> services;

    DemoProvider(String title, OrganisationType type, Service... services) {
        this.title = title;
        this.type = type;
        this.services = List.of(services);
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

    static List<BatchLine> registrations() {
        var lines = new ArrayList<BatchLine>();
        for (var provider : values()) {
            lines.add(BatchLine.ofProvider(
                            "demo-provider-" + provider,
                            provider.id(),
                            "register-provider",
                            Map.of("name", provider.title, "type", provider.type, "services", provider.services))
                    .by(DemoStaff.Supervisor.id()));
        }
        return lines;
    }

    UUID id() {
        return UUID.nameUUIDFromBytes(("demo provider " + this).getBytes(StandardCharsets.UTF_8));
    }
}
