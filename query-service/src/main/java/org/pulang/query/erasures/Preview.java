package org.pulang.query.erasures;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Field;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Fields;
import org.pulang.personal.Subject;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AgeBand;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.Gender;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * What a request takes away and what it leaves, to be shown to the person before anything is decided. Nothing is opened for it: the
 * details are counted by their sealed leaves.
 *
 * @param goes by person and class
 * @param stays what remains readable for whoever may see the case
 */
record Preview(List<Going> goes, Staying stays) {

    Preview {
        goes = List.copyOf(goes);
    }

    /**
     * Details of one class about one person.
     *
     * @param details how many
     * @param fields of which events, each named once
     */
    record Going(Subject about, FieldClass fieldClass, int details, List<String> fields) {}

    /**
     * Codes and dates; they tell what was done, and no longer for whom.
     *
     * @param details how many sealed ones are not meant by this request
     * @param events the whole history, in which the erased details are marked as erased
     */
    record Staying(
            AgeBand ageBand,
            YesNoUnknown minor,
            Gender gender,
            @Nullable AreaCode regency,
            int details,
            int events) {

        Staying after(PersonalDetailsCorrected correction) {
            var identity = correction.identity();
            var age = correction.age();
            return new Staying(
                    age == null ? ageBand : age.band(),
                    age == null ? minor : age.minor(),
                    identity == null || identity.gender() == null ? gender : identity.gender(),
                    identity == null || identity.origin() == null ? regency : identity.origin(),
                    details,
                    events);
        }
    }

    /** @param events of the case, from the first on */
    static Preview of(List<?> events, Erasure request) {
        var going = new ArrayList<Field>();
        int others = 0;
        for (var event : events) {
            for (var leaf : EventJson.SEALED
                    .readTree(EventJson.SEALED.writeValueAsBytes(event))
                    .findParents("$enc")) {
                var field = Fields.of(leaf.path("f").asInt());
                if (request.subjects.contains(field.about())
                        && (request.scope == ErasureScope.All || field.fieldClass() == FieldClass.Narrative)) {
                    going.add(field);
                } else {
                    others++;
                }
            }
        }
        return new Preview(byClass(going), stays(events, others));
    }

    private static List<Going> byClass(List<Field> fields) {
        var classes = new ArrayList<Going>();
        for (var about : Subject.values()) {
            for (var details : FieldClass.values()) {
                var those = fields.stream()
                        .filter(field -> field.about() == about && field.fieldClass() == details)
                        .map(field -> field.event() + "." + field.path())
                        .toList();
                if (!those.isEmpty()) {
                    classes.add(new Going(about, details, those.size(), List.copyOf(new TreeSet<>(those))));
                }
            }
        }
        return classes;
    }

    private static Staying stays(List<?> events, int details) {
        Staying stays = null;
        for (var event : events) {
            if (event instanceof VictimIdentified first) {
                stays = new Staying(
                        first.ageBand(), first.minor(), first.gender(), first.origin(), details, events.size());
            } else if (stays != null && event instanceof PersonalDetailsCorrected corrected) {
                stays = stays.after(corrected);
            }
        }
        return requireNonNull(stays, "A case begins with its first event.");
    }
}
