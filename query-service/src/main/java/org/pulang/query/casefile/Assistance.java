package org.pulang.query.casefile;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.ServiceNeed;
import org.pulang.vocabulary.TraffickingStatus;

/**
 * How far the needs of one person were met: the services whose newest answer is needed or wanted, and those of them that reached the
 * person. By the rule of the indicators, so that the case and the figure it is counted in say the same.
 *
 * @param needs in the order of the package
 * @param unmet those of them that never reached the person
 */
record Assistance(Status status, List<Service> needs, List<Service> unmet) {

    enum Status {
        Fully,
        Partially,
        Under,
        Unassisted,
        NotIdentified,
        NotOffered,
        Declined,
        NoneNeeded
    }

    static Assistance of(CaseFile file) {
        var answers = file.services.needs;
        var needs = answers.entrySet().stream()
                .filter(need -> need.getValue() == ServiceNeed.Needed || need.getValue() == ServiceNeed.Wanted)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var delivered = file.services.deliveries.stream()
                .map(entry -> entry.event().service())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
        if (!file.family.assistance.isEmpty()) {
            delivered.add(Service.FamilyAssistance);
        }
        var unmet = needs.stream().filter(need -> !delivered.contains(need)).toList();
        return new Assistance(status(file, needs.size(), needs.size() - unmet.size()), needs, unmet);
    }

    private static Status status(CaseFile file, int needs, int met) {
        if (needs > 0) {
            if (met == needs) {
                return Status.Fully;
            }
            if (met == 0) {
                return Status.Unassisted;
            }
            return 3 * met >= 2 * needs ? Status.Partially : Status.Under;
        }
        var answers = file.services.needs;
        if (file.carePlan.noServiceNeeded) {
            return Status.NoneNeeded;
        }
        if (answers.size() == Service.values().length && !answers.containsValue(ServiceNeed.NotAssessed)) {
            return answers.containsValue(ServiceNeed.Declined) ? Status.Declined : Status.NoneNeeded;
        }
        return file.identification.status == TraffickingStatus.ActualVictimOfTrafficking
                ? Status.NotOffered
                : Status.NotIdentified;
    }
}
