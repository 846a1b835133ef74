package org.pulang.query;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CaseEvent;
import org.pulang.event.VictimIdentified;
import org.pulang.personal.Sensitive;
import org.pulang.store.EventCatalog;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseNumber;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DimensionCode;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.Industry;
import org.pulang.vocabulary.IndustrySection;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.ItemCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.LawNumber;
import org.pulang.vocabulary.Money;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.RiskRuleCode;
import org.pulang.vocabulary.Sha256;
import org.pulang.vocabulary.StaffId;

/**
 * Histories nobody would make up: events of every type with components of every shape, absent ones included, whose ids are drawn
 * from a few, so that events meet. The same seed gives the same history.
 */
public final class RandomEvents {

    private final Random random;
    private final CaseId caseId;
    private final Map<Class<?>, Supplier<Object>> makers = new HashMap<>();

    public RandomEvents(long seed, CaseId caseId) {
        this.random = new Random(seed);
        this.caseId = caseId;
        makers.put(CaseId.class, () -> caseId);
        makers.put(CaseNumber.class, () -> CaseNumber.of(new AreaCode("32"), 2026, 1 + random.nextInt(99)));
        makers.put(UUID.class, () -> new UUID(0x0198_f2c0_0000_7000L, 0x8000_0000_0000_0000L + random.nextInt(3)));
        makers.put(String.class, () -> pick("satu", "dua\nbaris", "tiga \"kutip\" <b>"));
        makers.put(int.class, () -> 1 + random.nextInt(5));
        makers.put(Integer.class, () -> 1 + random.nextInt(5));
        makers.put(long.class, () -> (long) random.nextInt(5));
        makers.put(boolean.class, random::nextBoolean);
        makers.put(BigDecimal.class, () -> BigDecimal.valueOf(random.nextInt(1001), 1));
        makers.put(LocalDate.class, () -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90)));
        makers.put(
                PartialDate.class,
                () -> new PartialDate(pick("2019", "2019-05", "2026-01-31", "2026-02-01T09:30:00+07:00")));
        makers.put(Instant.class, () -> Instant.parse("2026-02-01T03:00:00Z").plusSeconds(3600L * random.nextInt(90)));
        makers.put(ZoneId.class, () -> ZoneId.of("Asia/Makassar"));
        makers.put(StaffId.class, () -> new StaffId(pick("worker-1", "worker-2", "supervisor-1")));
        makers.put(OrganisationId.class, () -> new OrganisationId(pick("dinsos-32-73", "lpsk")));
        makers.put(AreaCode.class, () -> new AreaCode(pick("32.12", "51", "91.01")));
        makers.put(CountryCode.class, () -> new CountryCode(pick("ID", "MY", "ZZ")));
        makers.put(LanguageCode.class, () -> new LanguageCode(pick("id", "jv", "sun")));
        makers.put(InstrumentCode.class, () -> new InstrumentCode("PULANG-CORE"));
        makers.put(ItemCode.class, () -> new ItemCode(pick("Housing", "Safety")));
        makers.put(
                EntitlementCode.class,
                () -> new EntitlementCode(pick("SocialRehabilitation", "Repatriation", "NoLongerListed")));
        makers.put(Sha256.class, () -> new Sha256(pick("0", "e").repeat(64)));
        makers.put(LawNumber.class, () -> new LawNumber("21/2007"));
        makers.put(DimensionCode.class, () -> new DimensionCode(pick("Economic", "Social")));
        makers.put(RiskRuleCode.class, () -> new RiskRuleCode(pick("TraffickerNear", "SomePressure")));
        makers.put(Industry.class, () -> new Industry(pick(IndustrySection.values()), null));
        makers.put(Money.class, () -> Money.rupiah(1000L * random.nextInt(5000)));
    }

    /** An identification, then events of every kind in any order, rules of the command side or not. */
    public List<CaseEvent> history(int length) {
        var kinds = EventCatalog.records().stream()
                .filter(CaseEvent.class::isAssignableFrom)
                .filter(kind -> kind != VictimIdentified.class)
                .toList();
        return Stream.concat(
                        Stream.of(Events.identified(caseId)),
                        random.ints(length - 1L, 0, kinds.size()).mapToObj(n -> (CaseEvent) any(kinds.get(n))))
                .toList();
    }

    /** A record of a type. */
    public Object any(Class<?> type) {
        return made(type, Map.of());
    }

    private Object made(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof TypeVariable<?> variable) {
            return made(arguments.getOrDefault(variable, Object.class), arguments);
        }
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            var given = generic.getActualTypeArguments();
            if (raw == List.class) {
                return random.ints(random.nextInt(3), 0, 1)
                        .mapToObj(n -> made(given[0], arguments))
                        .toList();
            }
            if (raw == Sensitive.class) {
                return Sensitive.of(made(given[0], arguments));
            }
            var inner = new HashMap<>(arguments);
            for (int i = 0; i < given.length; i++) {
                inner.put(raw.getTypeParameters()[i], given[i]);
            }
            return record(raw, inner);
        }
        var plain = (Class<?>) type;
        if (makers.containsKey(plain)) {
            return makers.get(plain).get();
        }
        return plain.isEnum() ? pick(plain.getEnumConstants()) : record(plain, arguments);
    }

    private Object record(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
        var values = new ArrayList<@Nullable Object>();
        for (var component : type.getRecordComponents()) {
            values.add(absent(component.getAnnotatedType()) ? null : made(component.getGenericType(), arguments));
        }
        try {
            return constructor(type).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No %s with %s".formatted(type.getSimpleName(), values), e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(component -> component.getType())
                .toArray(Class<?>[]::new));
    }

    private boolean absent(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) && random.nextBoolean();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
