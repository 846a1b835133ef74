package org.pulang.query.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.access.CaseAccessPolicy;
import org.pulang.access.CaseAccessPolicy.Route;
import org.pulang.personal.Purpose;
import org.pulang.query.access.Sight;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.Provenance;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pages of one case beside each other: each page has those that its reader may open. */
@Component
class CaseNav {

    private final CaseAccessPolicy policy;
    private final Addresses addresses;
    private final Sentences sentences;
    private final MessageSource messages;

    CaseNav(CaseAccessPolicy policy, Addresses addresses, Sentences sentences, MessageSource messages) {
        this.policy = policy;
        this.addresses = addresses;
        this.sentences = sentences;
        this.messages = messages;
    }

    /** Each with its path behind the case's own address. */
    private enum Place {
        File(""),
        Timeline("/timeline"),
        Replay("/replay"),
        Compare("/compare"),
        Print("/print"),
        Reads("/reads"),
        Disclosures("/disclosures");

        private final String path;

        Place(String path) {
            this.path = path;
        }
    }

    /**
     * What every page of a case begins with.
     *
     * @param number of the case; names stand in no title
     * @param provenance absent for casework; anything else is labelled
     * @param purpose to be said again by forms; absent where it need not be
     */
    record Head(
            String number,
            String status,
            @Nullable String provenance,
            @Nullable String purpose,
            List<Link> links) {

        Head {
            links = List.copyOf(links);
        }
    }

    record Link(String label, String address, boolean current) {}

    Head of(CaseFile file, Sight sight, String current, Locale language) {
        var links = new ArrayList<Link>();
        for (var place : Place.values()) {
            if (isOpen(place, sight)) {
                links.add(new Link(
                        messages.getMessage("page.case.nav." + place, null, language),
                        addresses.of(sight, place.path),
                        place.path.equals(current)));
            }
        }
        return new Head(
                sentences.text(file.caseNumber, language),
                sentences.text(file.status, language),
                file.provenance == null || file.provenance == Provenance.Casework
                        ? null
                        : sentences.text(file.provenance, language),
                addresses.purpose(sight),
                links);
    }

    private boolean isOpen(Place place, Sight sight) {
        return place == Place.File
                || (!isGuest(sight)
                        && !policy.route(
                                        new Route("query", "GET /cases/{caseId}" + place.path),
                                        sight.reader().role())
                                .isEmpty());
    }

    /**
     * Whether the reader sees the case for a while and from outside: what was sent to them, or all of it in an emergency. They are told
     * how it is, never how it came about.
     */
    static boolean isGuest(Sight sight) {
        return sight.asReceiver() || sight.asAsked() || sight.reader().purpose() == Purpose.Emergency;
    }
}
