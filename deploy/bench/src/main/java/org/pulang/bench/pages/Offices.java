package org.pulang.bench.pages;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.ReferralMade;
import org.pulang.population.Cast;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;

/**
 * Who works with many simulated people: about forty for each caseworker; one office of ordinary size and a big one, in both of which
 * demonstration staff (of the runner) work, who can sign in; all others in offices of about six hundred. Each office's cases are spread
 * over the years and over the tables, as those of real ones are.
 */
public final class Offices implements Cast {

    public static final String CASEWORKER = "caseworker-demo";
    public static final String SUPERVISOR = "supervisor-demo";
    public static final String CASEWORKER_OF_THE_BIG = "caseworker-mitra";
    public static final String SUPERVISOR_OF_THE_BIG = "supervisor-mitra";

    private static final String ORDINARY = "pulang-demo";
    private static final String BIG = "mitra-demo";
    private static final int CASES_OF_ONE = 40;
    private static final int OTHERS = 150;

    /** Prime, so that each case has a place of its own. */
    private static final long STRIDE = 7919;

    /** One case in so many is referred to the big office; referrals of a quarter go to the others. */
    private static final int REFERRED = 250;

    private final int cases;
    private final int ordinary;
    private final int big;

    /** @param cases of all of them together */
    public Offices(int cases) {
        this.cases = cases;
        this.ordinary = Math.min(400, cases / 10);
        this.big = Math.min(5_000, cases / 4);
    }

    @Override
    public Team team(int index) {
        int place = Math.floorMod(index * STRIDE, cases);
        if (place < ordinary) {
            return team(ORDINARY, place % workers(ordinary), CASEWORKER, SUPERVISOR);
        }
        if (place < ordinary + big) {
            return team(BIG, (place - ordinary) % workers(big), CASEWORKER_OF_THE_BIG, SUPERVISOR_OF_THE_BIG);
        }
        int worker = (place - ordinary - big) % workers(cases - ordinary - big);
        var office = other(worker);
        return team(office, worker, "worker-%s-0".formatted(office), supervisor(office));
    }

    /** @param first the first of its caseworkers */
    private static Team team(String office, int worker, String first, String supervisor) {
        return new Team(
                new OrganisationId(office),
                new StaffId("intake-" + office),
                new StaffId(worker == 0 ? first : "worker-%s-%d".formatted(office, worker)),
                new StaffId(supervisor));
    }

    private static int workers(int ofCases) {
        return Math.max(1, ofCases / CASES_OF_ONE);
    }

    private static String other(int number) {
        return "organisation-" + number % OTHERS;
    }

    private static String supervisor(String office) {
        return "supervisor-" + office;
    }

    /** The supervisor of an office, told in SQL. */
    static String supervisorOf(String office) {
        return "CASE %1$s WHEN '%2$s' THEN '%3$s' WHEN '%4$s' THEN '%5$s' ELSE '%6$s' || %1$s END"
                .formatted(office, ORDINARY, SUPERVISOR, BIG, SUPERVISOR_OF_THE_BIG, supervisor(""));
    }

    @Override
    public ProviderId provider(Service service) {
        return new ProviderId(
                UUID.nameUUIDFromBytes(("simulated provider " + service).getBytes(StandardCharsets.UTF_8)));
    }

    /** What the story tells, but for referrals to offices that work with Pulang: in stories nobody does. */
    public CaseEvent told(CaseEvent event) {
        if (!(event instanceof ReferralMade made)) {
            return event;
        }
        var receiver = receiver(Math.floorMod(made.caseId().hashCode(), REFERRED));
        return receiver == null
                ? event
                : new ReferralMade(
                        made.caseId(),
                        made.referralId(),
                        made.providerId(),
                        made.service(),
                        made.reason(),
                        made.details(),
                        made.answerDueOn(),
                        made.zone(),
                        new OrganisationId(receiver),
                        made.occurredAt());
    }

    private static @Nullable String receiver(int drawn) {
        if (drawn == 0) {
            return BIG;
        }
        return drawn % 4 == 1 ? other(drawn) : null;
    }
}
