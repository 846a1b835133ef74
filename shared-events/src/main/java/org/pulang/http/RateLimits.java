package org.pulang.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers 429 with {@code Retry-After} to callers who ask for more than {@link LimitSettings} allow, all nodes of a service
 * together. Each node tells the shared buckets only once a second, or after a tenth of a limit, what it gave: a request
 * seldom costs a question to the database, and a limit is passed by a tenth per node at most.
 */
public final class RateLimits implements HandlerInterceptor {

    private static final int CALLERS = 10_000;
    private static final int CASES = 100_000;
    private static final int CLEAN_EVERY = 1000;

    /** A kind of endpoint, each with buckets of its own. */
    private enum Kind {
        commands(Duration.ofMinutes(1)),
        batches(Duration.ofMinutes(1)),
        reads(Duration.ofMinutes(1)),
        searches(Duration.ofHours(1)),
        cases(Duration.ofHours(1));

        private final Duration period;

        Kind(Duration period) {
            this.period = period;
        }
    }

    private record Key(Kind kind, String caller) {}

    private record Seen(String caller, String caseId) {}

    private final LimitSettings settings;
    private final Function<HttpServletRequest, String> caller;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> shared;
    private final ConcurrentLruCache<Key, Bucket> buckets = new ConcurrentLruCache<>(CALLERS, this::bucket);
    private final AtomicInteger made = new AtomicInteger();

    /** When which case was first opened within the hour; a case opened on two nodes counts on each. */
    private final Map<Seen, Long> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Long> eldest) {
            return size() > CASES;
        }
    };

    /**
     * @param table where the buckets are: {@code id text, state bytea, expires_at bigint}
     * @param caller who asks
     */
    public RateLimits(
            LimitSettings settings, DataSource database, String table, Function<HttpServletRequest, String> caller) {
        this.settings = settings;
        this.caller = caller;
        this.shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table(table)
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /** @throws ErrorResponseException 429 */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
            var who = caller.apply(request);
            take(kind(request), who);
            var caseId = caseId(request);
            if (caseId != null && limit(Kind.cases) > 0 && firstInTheHour(new Seen(who, caseId))) {
                take(Kind.cases, who);
            }
        }
        return true;
    }

    private static Kind kind(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod()) && !"PUT".equals(request.getMethod())) {
            return Kind.reads;
        }
        // What was dispatched to, and not how it was asked for: an address can be written in many ways.
        var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return switch (pattern) {
            case "/api/batch" -> Kind.batches;
            case "/api/duplicates/search", "/api/cases/{caseId}/duplicates/search", "/search", "/intake/check" ->
                Kind.searches;
            default -> Kind.commands;
        };
    }

    private static @Nullable String caseId(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            var named = variables.containsKey("caseId")
                    ? variables.get("caseId")
                    : "cases".equals(variables.get("collection")) ? variables.get("id") : null;
            if (named instanceof String text) {
                return text;
            }
        }
        return request.getParameter("caseId");
    }

    private boolean firstInTheHour(Seen one) {
        long now = System.nanoTime();
        synchronized (seen) {
            var before = seen.get(one);
            if (before != null && now - before < Kind.cases.period.toNanos()) {
                return false;
            }
            seen.remove(one);
            seen.put(one, now);
            return true;
        }
    }

    private void take(Kind kind, String who) {
        if (limit(kind) == 0) {
            return;
        }
        var probe = asked(kind, who);
        if (probe > 0) {
            var refused = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
            refused.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(probe));
            throw refused;
        }
    }

    /** Seconds until there is room; 0 if there was. Without an answer from the database there is none. */
    private long asked(Kind kind, String who) {
        try {
            var probe = buckets.get(new Key(kind, who)).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        } catch (RuntimeException e) {
            throw new DataAccessResourceFailureException("The limits could not be asked.", e);
        }
    }

    private Bucket bucket(Key key) {
        if (made.incrementAndGet() % CLEAN_EVERY == 0) {
            shared.removeExpired(CLEAN_EVERY);
        }
        int limit = limit(key.kind());
        // The limit is part of the name: a bucket keeps the limit it was made with.
        return shared.builder()
                .withOptimization(
                        Optimizations.delaying(new DelayParameters(Math.max(1, limit / 10), Duration.ofSeconds(1))))
                .build("%s %d %s".formatted(key.kind(), limit, key.caller()), () -> configuration(key.kind(), limit));
    }

    private static BucketConfiguration configuration(Kind kind, int limit) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit)
                        .refillGreedy(limit, kind.period)
                        .build())
                .build();
    }

    private int limit(Kind kind) {
        return switch (kind) {
            case commands -> settings.commandsPerMinute();
            case batches -> settings.batchesPerMinute();
            case reads -> settings.readsPerMinute();
            case searches -> settings.searchesPerHour();
            case cases -> settings.casesPerHour();
        };
    }
}
