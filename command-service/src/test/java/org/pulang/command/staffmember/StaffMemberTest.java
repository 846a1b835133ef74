package org.pulang.command.staffmember;

import static org.axonframework.test.matchers.Matchers.matches;

import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.command.access.Actor;
import org.pulang.command.access.CommandGuard;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.RoleChanged;
import org.pulang.event.StaffMemberDisabled;
import org.pulang.event.StaffMemberEnabled;
import org.pulang.event.StaffMemberRegistered;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.UnitId;

class StaffMemberTest {

    private static final StaffId SITI = new StaffId("siti.r-31");
    private static final OrganisationId DINSOS = new OrganisationId("dinsos-32-73");
    private static final MetaData ADMIN = by("admin-1", Role.Admin);
    private static final MetaData SITI_AS_ADMIN = by(SITI.value(), Role.Admin);

    private static final RegisterStaffMember REGISTER =
            new RegisterStaffMember(SITI, DINSOS, new UnitId("rehabilitasi"), Role.Caseworker);
    private static final StaffMemberRegistered REGISTERED = REGISTER.registered();
    private static final ChangeRole CHANGE = new ChangeRole(SITI, Role.Supervisor);
    private static final DisableStaffMember DISABLE = new DisableStaffMember(SITI);
    private static final StaffMemberDisabled DISABLED = new StaffMemberDisabled(SITI);
    private static final EnableStaffMember ENABLE = new EnableStaffMember(SITI);
    private static final StaffMemberEnabled ENABLED = new StaffMemberEnabled(SITI);

    @Test
    void isRegisteredByAnAdministrator() {
        fixture().givenNoPriorActivity().when(REGISTER, ADMIN).expectEvents(REGISTERED);
    }

    @Test
    void isRegisteredByTheServiceWhereNobodyElseCan() {
        fixture().givenNoPriorActivity().when(REGISTER, Actor.SYSTEM.metadata()).expectEvents(REGISTERED);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "Admin")
    void isChangedByNobodyButAnAdministrator(Role role) {
        var other = by("other-1", role);
        if (role != Role.System) {
            refused(fixture().givenNoPriorActivity().when(REGISTER, other), Refusal.ROLE_REQUIRED);
        }
        refused(fixture().given(REGISTERED).when(CHANGE, other), Refusal.ROLE_REQUIRED);
        refused(fixture().given(REGISTERED).when(DISABLE, other), Refusal.ROLE_REQUIRED);
        refused(fixture().given(REGISTERED, DISABLED).when(ENABLE, other), Refusal.ROLE_REQUIRED);
    }

    @Test
    void isRegisteredOnce() {
        refused(fixture().given(REGISTERED).when(REGISTER, ADMIN), Refusal.STAFF_EXISTS);
        refused(fixture().given(REGISTERED, DISABLED).when(REGISTER, ADMIN), Refusal.STAFF_EXISTS);
        refused(fixture().given(REGISTERED).when(REGISTER, Actor.SYSTEM.metadata()), Refusal.STAFF_EXISTS);
    }

    @Test
    void hasNeverTheRoleOfTheService() {
        refused(
                fixture().givenNoPriorActivity().when(new RegisterStaffMember(SITI, DINSOS, null, Role.System), ADMIN),
                Refusal.ROLE_NOT_FOR_PEOPLE);
        refused(
                fixture().given(REGISTERED).when(new ChangeRole(SITI, Role.System), ADMIN),
                Refusal.ROLE_NOT_FOR_PEOPLE);
    }

    @Test
    void getsAnotherRole() {
        fixture().given(REGISTERED).when(CHANGE, ADMIN).expectEvents(new RoleChanged(SITI, Role.Supervisor));
    }

    @Test
    void doesNotGetTheRoleItHas() {
        refused(fixture().given(REGISTERED).when(new ChangeRole(SITI, Role.Caseworker), ADMIN), Refusal.ROLE_UNCHANGED);
        refused(
                fixture()
                        .given(REGISTERED, new RoleChanged(SITI, Role.Supervisor))
                        .when(CHANGE, ADMIN),
                Refusal.ROLE_UNCHANGED);
    }

    @Test
    void isDisabledAndEnabled() {
        fixture().given(REGISTERED).when(DISABLE, ADMIN).expectEvents(DISABLED);
        fixture().given(REGISTERED, DISABLED).when(ENABLE, ADMIN).expectEvents(ENABLED);
        fixture().given(REGISTERED, DISABLED, ENABLED).when(DISABLE, ADMIN).expectEvents(DISABLED);
    }

    @Test
    void isNeitherDisabledNorEnabledTwice() {
        refused(fixture().given(REGISTERED, DISABLED).when(DISABLE, ADMIN), Refusal.STAFF_DISABLED);
        refused(fixture().given(REGISTERED).when(ENABLE, ADMIN), Refusal.STAFF_NOT_DISABLED);
    }

    @Test
    void decidesNothingAboutItself() {
        refused(fixture().given(REGISTERED).when(CHANGE, SITI_AS_ADMIN), Refusal.OWN_ACCESS);
        refused(fixture().given(REGISTERED).when(DISABLE, SITI_AS_ADMIN), Refusal.OWN_ACCESS);
        refused(fixture().given(REGISTERED, DISABLED).when(ENABLE, SITI_AS_ADMIN), Refusal.OWN_ACCESS);
    }

    private static MetaData by(String actor, Role role) {
        return new Actor(new StaffId(actor), DINSOS, role).metadata();
    }

    private static AggregateTestFixture<StaffMember> fixture() {
        var fixture = new AggregateTestFixture<>(StaffMember.class);
        fixture.registerInjectableResource(new CommandGuard(CaseAccessPolicy.builtIn()));
        return fixture;
    }

    private static void refused(ResultValidator<StaffMember> result, Refusal refusal) {
        result.expectException(CommandRefused.class)
                .expectException(matches(exception -> ((CommandRefused) exception).refusal() == refusal))
                .expectNoEvents();
    }
}
