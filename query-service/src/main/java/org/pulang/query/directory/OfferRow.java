package org.pulang.query.directory;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.pulang.event.ServiceOffered;
import org.pulang.query.replay.Recorded;
import org.pulang.query.replay.Table;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;

/** An offer that holds. Where several codes stand in a column, they are separated by spaces. */
@Table("directory_offer")
class OfferRow {
    UUID providerId;
    UUID offerId;
    long position;
    Service service;

    /** Empty for the whole country. */
    String areas;

    String conditions;
    OfferCost cost;
    String languages;
    boolean servesMen;
    boolean servesWomen;
    boolean servesChildren;

    static OfferRow of(ServiceOffered event, Recorded recorded) {
        var row = new OfferRow();
        row.providerId = event.providerId().value();
        row.offerId = event.offerId().value();
        row.position = recorded.position();
        row.service = event.service();
        row.areas = words(event.areas());
        row.conditions = words(event.conditions());
        row.cost = event.cost();
        row.languages = words(event.languages());
        row.servesMen = event.serves().contains(ServedGroup.Men);
        row.servesWomen = event.serves().contains(ServedGroup.Women);
        row.servesChildren = event.serves().contains(ServedGroup.Children);
        return row;
    }

    static String column(ServedGroup group) {
        return "serves_" + group.name().toLowerCase(Locale.ROOT);
    }

    private static String words(List<?> codes) {
        return codes.stream().map(Object::toString).collect(joining(" "));
    }
}
