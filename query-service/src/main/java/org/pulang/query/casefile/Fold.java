package org.pulang.query.casefile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pulang.event.CaseEvent;
import org.pulang.query.replay.Recorded;

/** Finds the {@code on(event, recorded)} methods of the case file and its parts, once, and calls those an event has. */
final class Fold {

    private static final List<Function<CaseFile, Object>> PARTS = List.of(
            file -> file,
            file -> file.identification,
            file -> file.consent,
            file -> file.assessments,
            file -> file.safety,
            file -> file.carePlan,
            file -> file.services,
            file -> file.barriers,
            file -> file.entitlements,
            file -> file.referrals,
            file -> file.followUps,
            file -> file.family,
            file -> file.justice,
            file -> file.stewardship,
            file -> file.closure);

    private static final Map<Class<?>, List<Step>> STEPS = steps();

    private record Step(Function<CaseFile, Object> part, Method on) {}

    private Fold() {}

    private static Map<Class<?>, List<Step>> steps() {
        var steps = new HashMap<Class<?>, List<Step>>();
        var empty = new CaseFile();
        for (var part : PARTS) {
            methods(part.apply(empty))
                    .forEach(on -> steps.computeIfAbsent(on.getParameterTypes()[0], event -> new ArrayList<>())
                            .add(new Step(part, on)));
        }
        return Map.copyOf(steps);
    }

    private static Stream<Method> methods(Object part) {
        return Arrays.stream(part.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals("on") && !method.isSynthetic());
    }

    static boolean knows(Class<?> event) {
        return STEPS.containsKey(event);
    }

    static void apply(CaseFile file, CaseEvent event, Recorded recorded) {
        for (var step : STEPS.getOrDefault(event.getClass(), List.of())) {
            try {
                step.on().invoke(step.part().apply(file), event, recorded);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("The case file cannot take %s.".formatted(event.getClass()), e);
            }
        }
    }
}
