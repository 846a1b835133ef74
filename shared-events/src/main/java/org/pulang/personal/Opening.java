package org.pulang.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;

/**
 * Opens the details of one answer for one reader: those of the classes they may see. This is the one place where what is stored
 * is opened for somebody; an attribute of the writer, by its class.
 */
public final class Opening {

    /** What one reader may see of one answer. */
    public interface Sight {

        /**
         * Whether details of that class may be opened.
         *
         * @param within the records of the answer that the detail stands in, the innermost first; none where it stands alone
         */
        boolean opens(FieldClass details, List<Object> within);

        /** What is shown for the survivor's name where it may not be opened; nobody else's has one. */
        default Optional<String> standIn(FieldClass details) {
            return Optional.empty();
        }
    }

    private final Function<@Nullable Object, UUID> caseOf;
    private final Sight sight;
    private final Purpose purpose;
    private final Opener opener;
    private final List<String> redacted = new ArrayList<>();

    /** @param caseId the one case that the answer is about */
    public Opening(UUID caseId, Sight sight, Purpose purpose, Opener opener) {
        this(record -> caseId, sight, purpose, opener);
    }

    /**
     * @param caseOf the case that a record of the answer is about; of what stands in none, the one that the answer is about
     */
    public Opening(Function<@Nullable Object, UUID> caseOf, Sight sight, Purpose purpose, Opener opener) {
        this.caseOf = caseOf;
        this.sight = sight;
        this.purpose = purpose;
        this.opener = opener;
    }

    /**
     * A detail for this reader; what they may not see is absent, or its stand-in.
     *
     * @param within as for {@link Sight#opens}
     */
    public Shown show(@Nullable Sensitive<?> sensitive, Object... within) {
        if (sensitive == null) {
            return new Shown(false, Optional.empty());
        }
        if (!sight.opens(fieldClass(sensitive), List.of(within))) {
            return standIn(sensitive)
                    .map(name -> new Shown(true, Optional.of(name)))
                    .orElse(new Shown(false, Optional.empty()));
        }
        return new Shown(
                true, sensitive.reveal(purpose, opener, caseOf.apply(null)).map(value -> value));
    }

    /**
     * A detail as one reader sees it.
     *
     * @param told whether there is one, and they may see it
     * @param value empty if it was erased
     */
    public record Shown(boolean told, Optional<Object> value) {}

    /** JSON pointers of what was withheld so far, in the order of the answer. */
    public List<String> redacted() {
        return List.copyOf(redacted);
    }

    private static FieldClass fieldClass(Sensitive<?> sensitive) {
        return sensitive
                .fieldClass()
                .orElseThrow(() -> new IllegalStateException("A detail in an answer was never stored."));
    }

    private Optional<String> standIn(Sensitive<?> sensitive) {
        return sensitive.isSurvivorsName() ? sight.standIn(fieldClass(sensitive)) : Optional.empty();
    }

    /** The value; {@code {"erased":true}} where it was erased; null, or a stand-in, where it is withheld. */
    void write(Sensitive<?> sensitive, JsonGenerator json, SerializationContext context) {
        if (!sight.opens(fieldClass(sensitive), within(json))) {
            redacted.add(json.streamWriteContext().pathAsPointer().toString());
            standIn(sensitive).ifPresentOrElse(name -> property(json, "pseudonym", name), json::writeNull);
            return;
        }
        var value = sensitive.reveal(purpose, opener, caseOf.apply(json.currentValue()));
        if (value.isPresent()) {
            context.writeValue(json, value.get());
        } else {
            property(json, "erased", true);
        }
    }

    private static List<Object> within(JsonGenerator json) {
        var within = new ArrayList<>();
        for (var place = json.streamWriteContext(); place != null; place = place.getParent()) {
            var value = place.currentValue();
            if (value != null) {
                within.add(value);
            }
        }
        return within;
    }

    private static void property(JsonGenerator json, String name, Object value) {
        json.writeStartObject();
        json.writePOJOProperty(name, value);
        json.writeEndObject();
    }
}
