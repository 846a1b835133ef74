package org.pulang.command.reintegrationcase;

import static org.pulang.command.reintegrationcase.CaseHistory.*;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulang.command.refusal.Refusal;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.DeliveryId;
import org.pulang.vocabulary.EconomicSupport;
import org.pulang.vocabulary.FeedbackTaking;
import org.pulang.vocabulary.HelpKind;
import org.pulang.vocabulary.HelperKind;
import org.pulang.vocabulary.IncomePeriod;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceFailureReason;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.ServiceOutcome;

/** Which services the person needs, gets, declines or misses. */
class ServicesTest {

    @ParameterizedTest
    @EnumSource
    void recordsEachKindOfNeed(ServiceNeed need) {
        var command = new RecordServiceNeed(CASE, Service.Medical, need, null, null);
        fixture().given(identified()).when(command).expectEvents(command.recorded());
    }

    @ParameterizedTest
    @EnumSource
    void deliversEachOfTheTenServices(Service service) {
        fixture().given(identified()).when(deliverService(service)).expectEvents(serviceDelivered(service));
    }

    @Test
    void deliversServiceNobodyRecordedANeedFor() {
        fixture()
                .given(identified())
                .when(deliverService(Service.Housing))
                .expectEvents(serviceDelivered(Service.Housing));
    }

    @Test
    void deliversServiceAgain() {
        var again =
                delivery("01985b2a-7c00-7000-8000-00000000d002", Service.Housing, HelpKind.Formal, null, null, null);
        fixture()
                .given(identified(), serviceDelivered(Service.Housing))
                .when(again)
                .expectEvents(again.delivered());
    }

    @Test
    void refusesSecondDeliveryOfTheSameId() {
        refused(
                fixture().given(identified(), serviceDelivered(Service.Housing)).when(deliverService(Service.Medical)),
                Refusal.ID_TAKEN,
                "/deliveryId");
    }

    @Test
    void deliversInformalHelp() {
        var help = delivery(Service.Housing, HelpKind.Informal, null, HelperKind.Neighbour, null);
        fixture().given(identified()).when(help).expectEvents(help.delivered());
    }

    @Test
    void deliversHelpOfAProvider() {
        var help = delivery(Service.Housing, HelpKind.Formal, PROVIDER, null, null);
        fixture().given(identified()).when(help).expectEvents(help.delivered());
    }

    @Test
    void refusesInformalHelpWithoutHelper() {
        refused(
                fixture().given(identified()).when(delivery(Service.Housing, HelpKind.Informal, null, null, null)),
                Refusal.HELPER_MISMATCH,
                "/helper");
    }

    @Test
    void refusesFormalHelpOfAHelper() {
        refused(
                fixture()
                        .given(identified())
                        .when(delivery(Service.Housing, HelpKind.Formal, null, HelperKind.Family, null)),
                Refusal.HELPER_MISMATCH,
                "/helper");
    }

    @Test
    void refusesInformalHelpOfAProvider() {
        refused(
                fixture()
                        .given(identified())
                        .when(delivery(Service.Housing, HelpKind.Informal, PROVIDER, HelperKind.Family, null)),
                Refusal.HELPER_MISMATCH,
                "/providerId");
    }

    @ParameterizedTest
    @EnumSource
    void deliversEconomicSupport(EconomicSupport support) {
        var help = delivery(Service.EconomicOpportunities, HelpKind.Formal, null, null, support);
        fixture().given(identified()).when(help).expectEvents(help.delivered());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EconomicOpportunities")
    void refusesEconomicSupportWithAnotherService(Service service) {
        refused(
                fixture()
                        .given(identified())
                        .when(delivery(service, HelpKind.Formal, null, null, EconomicSupport.Training)),
                Refusal.ECONOMIC_SUPPORT_MISPLACED,
                "/economicSupport");
    }

    @Test
    void endsDeliveredService() {
        fixture()
                .given(identified(), serviceDelivered(Service.Housing))
                .when(endService(Service.Housing))
                .expectEvents(serviceEnded(Service.Housing));
    }

    @Test
    void refusesToEndServiceNeverDelivered() {
        refused(
                fixture().given(identified(), serviceDelivered(Service.Medical)).when(endService(Service.Housing)),
                Refusal.SERVICE_NOT_DELIVERED,
                "/service");
    }

    @Test
    void refusesToEndServiceTwice() {
        refused(
                fixture()
                        .given(identified(), serviceDelivered(Service.Housing), serviceEnded(Service.Housing))
                        .when(endService(Service.Housing)),
                Refusal.SERVICE_NOT_DELIVERED,
                "/service");
    }

    @Test
    void declinesServiceAtAnyTimeAndWithoutReason() {
        var command = new DeclineService(CASE, Service.Housing, null, null);
        fixture()
                .given(identified(), serviceDelivered(Service.Housing), command.declined())
                .when(command)
                .expectEvents(command.declined());
    }

    @Test
    void deliversServiceDeclinedBefore() {
        fixture()
                .given(identified(), new DeclineService(CASE, Service.Housing, null, null).declined())
                .when(deliverService(Service.Housing))
                .expectEvents(serviceDelivered(Service.Housing));
    }

    @Test
    void reportsServiceFailure() {
        var command = new ReportServiceFailure(
                CASE, Service.LegalAndAdministrative, ServiceFailureReason.DocumentsMissing, PROVIDER, null, null);
        fixture().given(identified()).when(command).expectEvents(command.failed());
    }

    @Test
    void reportsIncome() {
        var command =
                new ReportIncome(CASE, Money.rupiah(75_000), IncomePeriod.Daily, Sensitive.of("Sells snacks."), null);
        fixture().given(identified()).when(command).expectEvents(command.reported());
    }

    @Test
    void recordsFeedback() {
        var command = new RecordFeedback(
                CASE, Service.Psychological, 4, Sensitive.of("I was listened to."), FeedbackTaking.BySelf, null, null);
        fixture().given(identified()).when(command).expectEvents(command.recorded());
    }

    @Test
    void recordsWhatAnotherWorkerWasTold() {
        var command = feedback("worker-2");
        fixture().given(identified()).when(command, supervisor()).expectEvents(command.recorded());
    }

    @Test
    void refusesFeedbackToldToOrRecordedByTheOwner() {
        refused(
                fixture().given(identified()).when(feedback("worker-1"), supervisor()),
                Refusal.FEEDBACK_OF_OWNER,
                "/takenBy");
        refused(fixture().given(identified()).when(feedback("worker-2")), Refusal.FEEDBACK_OF_OWNER, "/takenBy");
    }

    @Test
    void asksWhoWasTold() {
        refused(
                fixture().given(identified()).when(feedback(null), supervisor()),
                Refusal.FEEDBACK_TAKER_REQUIRED,
                "/takenBy");
        refused(
                fixture().given(identified()).when(feedback("nobody-1"), supervisor()),
                Refusal.STAFF_UNKNOWN,
                "/takenBy");
    }

    private static RecordFeedback feedback(@Nullable String takenBy) {
        return new RecordFeedback(
                CASE,
                Service.Psychological,
                2,
                null,
                FeedbackTaking.ByAnotherWorker,
                takenBy == null ? null : staff(takenBy),
                null);
    }

    private static final ProviderId PROVIDER = ProviderId.of("01985b2a-7c00-7000-8000-00000000a001");

    private static DeliverService delivery(
            Service service,
            HelpKind help,
            @Nullable ProviderId provider,
            @Nullable HelperKind helper,
            @Nullable EconomicSupport support) {
        return delivery("01985b2a-7c00-7000-8000-00000000d001", service, help, provider, helper, support);
    }

    private static DeliverService delivery(
            String id,
            Service service,
            HelpKind help,
            @Nullable ProviderId provider,
            @Nullable HelperKind helper,
            @Nullable EconomicSupport support) {
        return new DeliverService(
                CASE,
                DeliveryId.of(id),
                service,
                help,
                provider,
                helper,
                null,
                null,
                ServiceOutcome.Helped,
                support,
                null,
                null);
    }
}
