package org.pulang.query.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.query.directory.DirectoryEntry.Offer;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads providers with their offers, both in one statement: they are of one moment. */
@Component
class Directory {

    private static final String OFFERS = """
             LEFT JOIN LATERAL (
                SELECT o.offer_id, o.service, o.areas, o.conditions, o.cost, o.languages,
                       o.serves_men, o.serves_women, o.serves_children, o.position AS offered_at
                FROM readmodel.directory_offer o%s) o ON true""";

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A provider, and what its list entry leaves out. */
    record Found(
            DirectoryEntry entry, int version, @Nullable StaffId verifiedBy) {}

    /** A provider with one of its offers, if it has any. */
    private record Line(Found provider, @Nullable Offer offer) {}

    /**
     * By name.
     *
     * @param after the last one that was told, if any was
     */
    List<DirectoryEntry> list(DirectoryFilter filter, @Nullable UUID after, int rows) {
        var where = filter.where().and("""
                (lower(d.name), d.position) >
                    (SELECT lower(a.name), a.position FROM readmodel.directory a WHERE a.provider_id = ?)""", after);
        var offers = filter.offers();
        return providers(jdbc.sql("SELECT d.*, o.* FROM (SELECT * FROM readmodel.directory d" + where.sql()
                                + " ORDER BY lower(d.name), d.position LIMIT ?) d " + OFFERS.formatted(offers.sql())
                                + " ORDER BY lower(d.name), d.position, o.offered_at")
                        .params(where.values())
                        .param(rows)
                        .params(offers.values())
                        .query((row, n) -> line(row))
                        .list())
                .stream()
                .map(Found::entry)
                .toList();
    }

    Optional<Found> find(ProviderId provider) {
        return providers(jdbc.sql("SELECT d.*, o.* FROM readmodel.directory d "
                                + OFFERS.formatted(" WHERE o.provider_id = d.provider_id")
                                + " WHERE d.provider_id = ? ORDER BY o.offered_at")
                        .param(provider.value())
                        .query((row, n) -> line(row))
                        .list())
                .stream()
                .findFirst();
    }

    private static List<Found> providers(List<Line> lines) {
        var offers = new LinkedHashMap<Found, List<Offer>>();
        for (var line : lines) {
            var of = offers.computeIfAbsent(line.provider(), first -> new ArrayList<>());
            if (line.offer() != null) {
                of.add(line.offer());
            }
        }
        return offers.entrySet().stream()
                .map(provider -> new Found(
                        provider.getKey().entry().with(provider.getValue()),
                        provider.getKey().version(),
                        provider.getKey().verifiedBy()))
                .toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        var entry = new DirectoryEntry(
                new ProviderId(row.getObject("provider_id", UUID.class)),
                row.getString("name"),
                OrganisationType.valueOf(row.getString("type")),
                each(row.getString("services"), Service::valueOf),
                told(row.getString("area"), AreaCode::new),
                told(row.getString("organisation"), OrganisationId::new),
                row.getTimestamp("registered_at").toInstant(),
                told(row.getString("suspended_for"), ProviderSuspensionReason::valueOf),
                told(row.getTimestamp("suspended_at"), Timestamp::toInstant),
                Verification.valueOf(row.getString("verification")),
                row.getObject("verified_on", LocalDate.class),
                told(row.getString("verified_through"), ProviderVerificationMode::valueOf),
                row.getObject("holds_until", LocalDate.class),
                List.of());
        return new Line(
                new Found(entry, row.getInt("version"), told(row.getString("verified_by"), StaffId::new)),
                row.getObject("offer_id") == null ? null : offer(row));
    }

    private static Offer offer(ResultSet row) throws SQLException {
        var serves = new ArrayList<ServedGroup>();
        for (var group : ServedGroup.values()) {
            if (row.getBoolean(OfferRow.column(group))) {
                serves.add(group);
            }
        }
        return new Offer(
                new OfferId(row.getObject("offer_id", UUID.class)),
                Service.valueOf(row.getString("service")),
                each(row.getString("areas"), AreaCode::new),
                each(row.getString("conditions"), OfferCondition::valueOf),
                OfferCost.valueOf(row.getString("cost")),
                each(row.getString("languages"), LanguageCode::new),
                serves);
    }

    private static <S, T> @Nullable T told(@Nullable S stored, Function<S, T> read) {
        return stored == null ? null : read.apply(stored);
    }

    private static <T> List<T> each(String words, Function<String, T> read) {
        return words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(" ", -1)).map(read).toList();
    }
}
