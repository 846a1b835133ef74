package org.pulang.query.directory;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.query.directory.DirectoryEntry.Offer;
import org.pulang.query.export.Column;
import org.pulang.query.export.Rows;
import org.pulang.query.export.Sheet;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.Service;
import org.springframework.stereotype.Component;

/** The referral directory as a table: a row per offer, and one for a provider that never told what it offers; by name. */
@Component
class DirectorySheet implements Sheet<DirectoryFilter> {

    private static final Form<DirectoryFilter> FORM = new Form<>(
            "providers",
            DirectoryFilter.class,
            List.of(
                    Column.text("provider_id", "#org+id"),
                    Column.text("name", "#org+name"),
                    Column.code("type", OrganisationType.class, "#org+type"),
                    Column.text("registered_services", "#service+registered+list"),
                    Column.text("area", "#adm2+code"),
                    Column.moment("registered_at", "#date+registered"),
                    Column.code("suspended_for", ProviderSuspensionReason.class, "#status+reason"),
                    Column.code("verification", Verification.class, "#status+verification"),
                    Column.day("verified_on", "#date+verified"),
                    Column.code("verified_through", ProviderVerificationMode.class, "#modality+verification"),
                    Column.day("holds_until", "#date+expires"),
                    Column.code("service", Service.class, "#service"),
                    Column.text("offer_areas", "#adm2+code+list"),
                    Column.text("conditions", "#access+condition+list"),
                    Column.code("cost", OfferCost.class, "#modality+cost"),
                    Column.text("languages", "#meta+language+list"),
                    Column.text("serves", "#targeted+list")));

    private final Directory directory;

    DirectorySheet(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Form<DirectoryFilter> form() {
        return FORM;
    }

    @Override
    public Rows rows(Asked<DirectoryFilter> asked) {
        if (asked.filter().text() != null) {
            // The log keeps what was asked for, and no free text.
            throw new ProblemFound(Problem.BAD_PARAMETER, "filter");
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var entry : directory.list(asked.filter(), null, Integer.MAX_VALUE)) {
            if (entry.offers().isEmpty()) {
                rows.add(cells(entry, null));
            }
            entry.offers().forEach(offer -> rows.add(cells(entry, offer)));
        }
        return Rows.of(rows);
    }

    private static List<@Nullable Object> cells(DirectoryEntry entry, @Nullable Offer offer) {
        return Arrays.asList(
                entry.providerId(),
                entry.name(),
                entry.type(),
                words(entry.services()),
                entry.area(),
                entry.registeredAt(),
                entry.suspendedFor(),
                entry.verification(),
                entry.verifiedOn(),
                entry.verifiedThrough(),
                entry.holdsUntil(),
                offer == null ? null : offer.service(),
                offer == null ? null : words(offer.areas()),
                offer == null ? null : words(offer.conditions()),
                offer == null ? null : offer.cost(),
                offer == null ? null : words(offer.languages()),
                offer == null ? null : words(offer.serves()));
    }

    private static String words(List<?> codes) {
        return codes.stream().map(Object::toString).collect(joining(" "));
    }
}
