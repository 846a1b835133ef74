package org.pulang.legalframe;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pulang.vocabulary.EntitlementCode;

/**
 * What the law gives, an entry of {@code resources/legalframe}. Its code never changes; when a law follows another, a provision
 * is added.
 *
 * @param provisions one after the other, each ends before the next begins
 */
public record Entitlement(EntitlementCode code, Text title, List<Provision> provisions) {

    public Entitlement {
        provisions = List.copyOf(provisions);
    }

    /** The same in Indonesian and English. */
    public record Text(String id, String en) {
        public String in(Locale language) {
            return language.getLanguage().equals("en") ? en : id;
        }
    }

    /** By what it is given on that day; empty where no law gives it then. */
    public Optional<Provision> on(LocalDate day) {
        return provisions.stream().filter(provision -> provision.isInForce(day)).findFirst();
    }
}
