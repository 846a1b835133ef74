package org.pulang.legalframe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.EntitlementCode;

/** The entitlements of survivors in all legal frames taken together, from {@code legalframe/entitlements.json}, in its order. */
public final class LegalFrames {

    private static final Map<EntitlementCode, Entitlement> BY_CODE = read();

    private LegalFrames() {}

    public static Collection<Entitlement> all() {
        return BY_CODE.values();
    }

    public static Optional<Entitlement> find(EntitlementCode code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** By what an entitlement is given on a day; empty where there is no such entitlement, or no law gives it then. */
    public static Optional<Provision> provision(EntitlementCode code, LocalDate day) {
        return find(code).flatMap(entitlement -> entitlement.on(day));
    }

    private record File(List<String> notes, List<Entitlement> entitlements) {}

    private static Map<EntitlementCode, Entitlement> read() {
        try (var file =
                Objects.requireNonNull(LegalFrames.class.getResourceAsStream("/legalframe/entitlements.json"))) {
            var byCode = new LinkedHashMap<EntitlementCode, Entitlement>();
            EventJson.MAPPER
                    .readValue(file, File.class)
                    .entitlements()
                    .forEach(entitlement -> byCode.put(entitlement.code(), entitlement));
            return byCode;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
