package org.pulang.runner.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pulang.runner.batch.Batch;
import org.pulang.runner.batch.BatchLine;
import org.pulang.runner.console.Trouble;
import org.pulang.vocabulary.Role;

/** The invented people who work with simulated cases, of every role and in two organisations; their ids never change. */
public enum DemoStaff {
    /** Registered by the command service itself; registers the others. */
    Admin("admin-demo", DemoStaff.ORGANISATION, Role.Admin),
    Intake("intake-demo", DemoStaff.ORGANISATION, Role.Caseworker),
    Caseworker("caseworker-demo", DemoStaff.ORGANISATION, Role.Caseworker),
    CaseworkerTwo("caseworker-two", DemoStaff.ORGANISATION, Role.Caseworker),
    CaseworkerThree("caseworker-three", DemoStaff.ORGANISATION, Role.Caseworker),
    Supervisor("supervisor-demo", DemoStaff.ORGANISATION, Role.Supervisor),
    SupervisorTwo("supervisor-two", DemoStaff.ORGANISATION, Role.Supervisor),
    Auditor("auditor-demo", DemoStaff.ORGANISATION, Role.Auditor),
    PrivacyOfficer("privacy-demo", DemoStaff.ORGANISATION, Role.PrivacyOfficer),
    Analyst("analyst-demo", DemoStaff.ORGANISATION, Role.Analyst),
    PartnerCaseworker("caseworker-mitra", DemoStaff.PARTNER, Role.Caseworker),
    PartnerSupervisor("supervisor-mitra", DemoStaff.PARTNER, Role.Supervisor);

    public static final String ORGANISATION = "pulang-demo";
    public static final String PARTNER = "mitra-demo";

    private final String id;
    private final String organisation;
    private final Role role;

    DemoStaff(String id, String organisation, Role role) {
        this.id = id;
        this.organisation = organisation;
        this.role = role;
    }

    /** The subject of their tokens. */
    public String id() {
        return id;
    }

    public String organisation() {
        return organisation;
    }

    public Role role() {
        return role;
    }

    /**
     * Sees to it that all are registered; who has been given another role since keeps it.
     *
     * @throws Trouble if the service refuses one
     */
    public static void register(Batch batch) {
        var lines = Arrays.stream(values())
                .filter(member -> member != Admin)
                .map(DemoStaff::registration)
                .toList();
        var results = batch.send(lines);
        for (int i = 0; i < lines.size(); i++) {
            var problem = results.get(i).problem();
            if (problem != null && !problem.equals("STAFF_EXISTS")) {
                throw new Trouble("The simulated member of staff %s was refused: %s."
                        .formatted(lines.get(i).staffId(), problem));
            }
        }
    }

    private BatchLine registration() {
        return BatchLine.ofStaff(
                        "demo-staff-" + id,
                        id,
                        "register-staff-member",
                        Map.of("organisation", organisation, "role", role.name()))
                .by(Admin.id);
    }

    /** All their ids, as the local issuer takes them. */
    public static String ids() {
        return Arrays.stream(values()).map(DemoStaff::id).collect(Collectors.joining(","));
    }

    /** Those who look after simulated cases. */
    static List<String> caseworkers() {
        return List.of(Caseworker.id, CaseworkerTwo.id, CaseworkerThree.id);
    }
}
