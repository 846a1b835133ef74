package org.pulang.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;

/**
 * Opens the details of one answer for one reader: those of the classes they may see. This is the one place where what is stored
 * is opened for somebody; an attribute of the writer, by its class.
 */
public final class Opening {

    private final Set<FieldClass> allowed;
    private final Purpose purpose;
    private final Opener opener;
    private final List<String> redacted = new ArrayList<>();

    public Opening(Set<FieldClass> allowed, Purpose purpose, Opener opener) {
        this.allowed = Set.copyOf(allowed);
        this.purpose = purpose;
        this.opener = opener;
    }

    /** A detail for this reader; what they may not see is absent. */
    public Shown show(@Nullable Sensitive<?> sensitive) {
        if (sensitive == null || !allows(sensitive)) {
            return new Shown(false, Optional.empty());
        }
        return new Shown(true, sensitive.reveal(purpose, opener).map(value -> value));
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

    private boolean allows(Sensitive<?> sensitive) {
        return sensitive
                .fieldClass()
                .map(allowed::contains)
                .orElseThrow(() -> new IllegalStateException("A detail in an answer was never stored."));
    }

    /** The value; {@code {"erased":true}} where it was erased; null where it is withheld. */
    void write(Sensitive<?> sensitive, JsonGenerator json, SerializationContext context) {
        if (!allows(sensitive)) {
            redacted.add(json.streamWriteContext().pathAsPointer().toString());
            json.writeNull();
            return;
        }
        var value = sensitive.reveal(purpose, opener);
        if (value.isPresent()) {
            context.writeValue(json, value.get());
        } else {
            json.writeStartObject();
            json.writeBooleanProperty("erased", true);
            json.writeEndObject();
        }
    }
}
