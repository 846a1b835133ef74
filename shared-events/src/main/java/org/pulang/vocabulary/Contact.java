package org.pulang.vocabulary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.Classified;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Sensitive;

/**
 * How a person can be reached, and whether that is safe. {@code safeToContact} unknown means: not to be called until asked.
 *
 * @param hours when it is safe, in the person's own words, local time
 */
public record Contact(
        @NotNull ContactKind kind,
        @Classified(FieldClass.Identity) @NotNull Sensitive<@NotBlank @Size(max = 200) String> value,
        @NotNull YesNoUnknown safeToContact,
        @Classified(FieldClass.Identity) @Nullable Sensitive<@Size(max = 200) String> hours) {}
