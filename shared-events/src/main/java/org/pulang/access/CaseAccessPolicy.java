package org.pulang.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Purpose;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.Role;

/**
 * Who may see and do what: a pure function over four tables, {@code access/access-policy.csv}, {@code command-policy.csv},
 * {@code route-policy.csv} and {@code log-policy.csv}. What they do not grant is denied. It is told the relations somebody has to a case and never finds
 * them out; whoever asks takes them from the case's events.
 */
public final class CaseAccessPolicy {

    private static final CaseAccessPolicy BUILT_IN = new CaseAccessPolicy(
            Table.read("access-policy"),
            Table.read("command-policy"),
            Table.read("route-policy"),
            Table.read("log-policy"));

    private final Map<Holder, Access> access = new HashMap<>();
    private final Map<Role, Purpose> purposes = new EnumMap<>(Role.class);
    private final Map<String, Map<Role, Set<Relation>>> commands = new LinkedHashMap<>();
    private final Map<Route, Map<Role, Set<Relation>>> routes = new LinkedHashMap<>();
    private final Map<Route, Shows> shown = new LinkedHashMap<>();
    private final Set<Object> steppedUp = new HashSet<>();
    private final Set<String> takenWhenClosed = new HashSet<>();
    private final Set<String> takenWhenRestricted = new HashSet<>();

    private record Holder(Role role, Relation relation, Purpose purpose) {}

    /**
     * A route of a service.
     *
     * @param service {@code command} or {@code query}
     * @param route method and pattern, e.g. {@code GET /api/cases/{caseId}}
     */
    public record Route(String service, String route) {}

    CaseAccessPolicy(Table accessPolicy, Table commandPolicy, Table routePolicy, Table logPolicy) {
        for (var line : accessPolicy.lines()) {
            var holder = new Holder(
                    Role.valueOf(line.cell("role")),
                    Relation.valueOf(line.cell("relation")),
                    Purpose.valueOf(line.cell("purpose")));
            if (access.put(holder, access(line)) != null) {
                throw new IllegalStateException("Two lines for " + holder);
            }
            purposes.putIfAbsent(holder.role(), holder.purpose());
        }
        for (var line : commandPolicy.lines()) {
            var command = line.cell("command");
            enter(commands, command, line);
            enter(takenWhenClosed, command, line.cell("closed"));
            enter(takenWhenRestricted, command, line.cell("restricted"));
        }
        routePolicy.lines().forEach(line -> enter(routes, new Route(line.cell("service"), line.cell("route")), line));
        for (var line : logPolicy.lines()) {
            var route = new Route("query", line.cell("route"));
            if (shown.put(route, Shows.valueOf(line.cell("shows"))) != null) {
                throw new IllegalStateException("Two lines for " + route);
            }
        }
    }

    public static CaseAccessPolicy builtIn() {
        return BUILT_IN;
    }

    private static Access access(Table.Line line) {
        var classes = new EnumMap<FieldClass, Right>(FieldClass.class);
        for (var details : FieldClass.values()) {
            classes.put(details, right(line.cell(details.name())));
        }
        var notes = new EnumMap<NoteVisibility, Right>(NoteVisibility.class);
        for (var notesFor : NoteVisibility.values()) {
            notes.put(notesFor, right(line.cell(notesFor + "Notes")));
        }
        return new Access(right(line.cell("Operational")), classes, notes);
    }

    private static Right right(String text) {
        return Right.valueOf(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }

    private <K> void enter(Map<K, Map<Role, Set<Relation>>> table, K key, Table.Line line) {
        var byRole = new EnumMap<Role, Set<Relation>>(Role.class);
        for (var role : Role.values()) {
            byRole.put(role, relations(line.cell(role.name())));
        }
        if (table.put(key, byRole) != null) {
            throw new IllegalStateException("Two lines for " + key);
        }
        enter(steppedUp, key, line.cell("step_up"));
    }

    private static <K> void enter(Set<? super K> those, K key, String yes) {
        switch (yes) {
            case "yes" -> those.add(key);
            case "-" -> {}
            default -> throw new IllegalStateException("Neither yes nor - for " + key);
        }
    }

    private static Set<Relation> relations(String text) {
        return text.equals("-")
                ? Set.of()
                : Arrays.stream(text.split(" ", -1)).map(Relation::valueOf).collect(toUnmodifiableSet());
    }

    /** What that relation to a case allows. */
    public Access access(Role role, Relation relation, Purpose purpose) {
        return access.getOrDefault(new Holder(role, relation, purpose), Access.NONE);
    }

    /** The purpose of whoever states none. */
    public Purpose usualPurpose(Role role) {
        return purposes.getOrDefault(role, Purpose.Services);
    }

    /** In which relations to its case the role may issue the command; none where there is no such line. */
    public Set<Relation> command(String command, Role role) {
        return commands.getOrDefault(command, Map.of()).getOrDefault(role, Set.of());
    }

    /** For cases in which relation the route is open to the role; none where there is no such line. */
    public Set<Relation> route(Route route, Role role) {
        return routes.getOrDefault(route, Map.of()).getOrDefault(role, Set.of());
    }

    /**
     * What the answer of a route of the query service shows of cases.
     *
     * @throws IllegalStateException if nobody decided that: then there is to be no answer
     */
    public Shows shows(Route route) {
        var decided = shown.get(route);
        if (decided == null) {
            throw new IllegalStateException("Nobody decided what the log keeps of %s.".formatted(route.route()));
        }
        return decided;
    }

    /** Whether a route of the query service has a line. */
    public boolean knows(Route route) {
        return shown.containsKey(route);
    }

    /** Every route it is decided of what its answer shows. */
    public Set<Route> decided() {
        return new LinkedHashSet<>(shown.keySet());
    }

    /** Whether the command is only for who has just proven, and surely, who they are: {@link StepUp}. */
    public boolean needsStepUp(String command) {
        return steppedUp.contains(command);
    }

    /** The same for a route. */
    public boolean needsStepUp(Route route) {
        return steppedUp.contains(route);
    }

    /** Whether a closed case still takes the command. */
    public boolean isTakenWhenClosed(String command) {
        return takenWhenClosed.contains(command);
    }

    /** Whether a case still takes the command while the person has its processing restricted. */
    public boolean isTakenWhenRestricted(String command) {
        return takenWhenRestricted.contains(command);
    }

    /** Every command that has a line. */
    public Set<String> commands() {
        return new LinkedHashSet<>(commands.keySet());
    }

    /** Every route of a service that has a line. */
    public List<Route> routes(String service) {
        return routes.keySet().stream()
                .filter(route -> route.service().equals(service))
                .toList();
    }
}
