package org.pulang.runner.demo;

import org.pulang.population.Cast;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

/** The demonstration staff look after simulated people in turn, and refer them to the invented organisations. */
final class DemoCast implements Cast {

    @Override
    public Team team(int index) {
        var caseworkers = DemoStaff.caseworkers();
        return new Team(
                new OrganisationId(DemoStaff.ORGANISATION),
                new StaffId(DemoStaff.Intake.id()),
                new StaffId(caseworkers.get(index % caseworkers.size())),
                new StaffId(DemoStaff.Supervisor.id()));
    }

    @Override
    public ProviderId provider(Service service) {
        return new ProviderId(DemoProvider.of(service).id());
    }
}
