package org.pulang.population;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.pulang.command.access.Actor;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

/** Who works with simulated people, and whom they are referred to. */
public interface Cast {

    Team team(int index);

    /** Who offers it; the same for everybody. */
    ProviderId provider(Service service);

    /** Who works with one person: whoever takes them in, whoever looks after them, and whoever decides as the second person. */
    record Team(OrganisationId organisation, StaffId intake, StaffId caseworker, StaffId supervisor) {

        Actor takingIn() {
            return new Actor(intake, organisation, Role.Caseworker);
        }

        Actor lookingAfter() {
            return new Actor(caseworker, organisation, Role.Caseworker);
        }

        Actor deciding() {
            return new Actor(supervisor, organisation, Role.Supervisor);
        }
    }

    /** As many as a whole country may have: 2,000 caseworkers in 150 organisations. */
    static Cast ofACountry() {
        return new Cast() {
            @Override
            public Team team(int index) {
                int worker = Math.floorMod(index * 7919, 2_000);
                int organisation = worker % 150;
                return new Team(
                        new OrganisationId("organisation-" + organisation),
                        new StaffId("intake-" + organisation),
                        new StaffId("worker-" + worker),
                        new StaffId("supervisor-" + organisation));
            }

            @Override
            public ProviderId provider(Service service) {
                return new ProviderId(
                        UUID.nameUUIDFromBytes(("simulated provider " + service).getBytes(StandardCharsets.UTF_8)));
            }
        };
    }

    /** Those of every service. */
    default List<ProviderId> providers(List<Service> services) {
        return services.stream().map(this::provider).distinct().toList();
    }
}
