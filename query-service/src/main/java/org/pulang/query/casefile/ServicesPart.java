package org.pulang.query.casefile;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.event.FeedbackRecorded;
import org.pulang.event.IncomeReported;
import org.pulang.event.ServiceDeclined;
import org.pulang.event.ServiceDelivered;
import org.pulang.event.ServiceEnded;
import org.pulang.event.ServiceFailed;
import org.pulang.event.ServiceNeedRecorded;
import org.pulang.query.replay.AssistanceStatus;
import org.pulang.query.replay.Recorded;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;

/** Which services the person needs, gets, declines or misses; what they earn; what they say about it. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class ServicesPart {

    /** The last word on each service. */
    Map<Service, ServiceNeed> needs = new EnumMap<>(Service.class);

    /** How far these were met; absent of whom the newest decision is that they are no victim. */
    @Nullable
    AssistanceStatus assistance;

    List<Entry<ServiceNeedRecorded>> needsRecorded = new ArrayList<>();
    List<Entry<ServiceDelivered>> deliveries = new ArrayList<>();
    List<Entry<ServiceEnded>> ended = new ArrayList<>();
    List<Entry<ServiceDeclined>> declined = new ArrayList<>();
    List<Entry<ServiceFailed>> failures = new ArrayList<>();
    List<Entry<IncomeReported>> incomes = new ArrayList<>();
    List<Entry<FeedbackRecorded>> feedback = new ArrayList<>();

    void on(ServiceNeedRecorded event, Recorded recorded) {
        needsRecorded.add(Entry.of(event, recorded));
        needs.put(event.service(), event.need());
    }

    void on(ServiceDelivered event, Recorded recorded) {
        deliveries.add(Entry.of(event, recorded));
    }

    void on(ServiceEnded event, Recorded recorded) {
        ended.add(Entry.of(event, recorded));
    }

    void on(ServiceDeclined event, Recorded recorded) {
        declined.add(Entry.of(event, recorded));
        needs.put(event.service(), ServiceNeed.Declined);
    }

    void on(ServiceFailed event, Recorded recorded) {
        failures.add(Entry.of(event, recorded));
    }

    void on(IncomeReported event, Recorded recorded) {
        incomes.add(Entry.of(event, recorded));
    }

    void on(FeedbackRecorded event, Recorded recorded) {
        feedback.add(Entry.of(event, recorded));
    }
}
