package org.pulang.query.replay;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.TraffickingStatus;

/**
 * How far the needs of a person were met: needs N are the services whose newest answer is needed or wanted, delivered D those of them
 * that reached the person at least once. Case file and figures mean the same by it.
 */
public enum AssistanceStatus {
    /** D = N ≠ ∅. */
    Fully,
    /** At least two thirds of N. */
    Partially,
    /** Fewer, but some. */
    Under,
    /** D = ∅ ≠ N. */
    Unassisted,
    /** N = ∅, not every service was spoken of, and nobody has decided that the person is a victim. */
    NotIdentified,
    /** N = ∅, and not every service was spoken of with a victim. */
    NotOffered,
    /** N = ∅: each of the ten services was declined or is not needed, and something was declined. Theirs to decide. */
    Declined,
    /** N = ∅: none of the ten services is needed, or the newest plan says so. Never a failure. */
    NoneNeeded;

    /** Services needed or wanted. */
    public static List<Service> needed(Map<Service, ServiceNeed> needs) {
        return needs.entrySet().stream()
                .filter(need -> need.getValue() == ServiceNeed.Needed || need.getValue() == ServiceNeed.Wanted)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Of a person of whom this is known.
     *
     * @param needs the newest answer for each service
     * @param delivered whether a service reached them at least once
     * @param noServiceNeeded what the newest plan says of all services
     */
    public static AssistanceStatus of(
            Map<Service, ServiceNeed> needs,
            Predicate<Service> delivered,
            boolean noServiceNeeded,
            @Nullable TraffickingStatus status) {
        var needed = needed(needs);
        if (!needed.isEmpty()) {
            long met = needed.stream().filter(delivered).count();
            if (met == needed.size()) {
                return Fully;
            }
            if (met == 0) {
                return Unassisted;
            }
            return 3 * met >= 2L * needed.size() ? Partially : Under;
        }
        if (noServiceNeeded) {
            return NoneNeeded;
        }
        // Of what nobody asked, nobody knows whether it is needed.
        if (needs.size() == Service.values().length && !needs.containsValue(ServiceNeed.NotAssessed)) {
            return needs.containsValue(ServiceNeed.Declined) ? Declined : NoneNeeded;
        }
        return status == TraffickingStatus.ActualVictimOfTrafficking ? NotOffered : NotIdentified;
    }
}
