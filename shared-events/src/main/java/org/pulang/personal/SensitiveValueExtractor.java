package org.pulang.personal;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints look inside: {@code Sensitive<@Size(max = 200) String>}. */
public final class SensitiveValueExtractor implements ValueExtractor<Sensitive<@ExtractedValue ?>> {
    @Override
    public void extractValues(Sensitive<?> sensitive, ValueReceiver receiver) {
        receiver.value(null, sensitive.value());
    }
}
