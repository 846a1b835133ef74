package org.pulang.vocabulary;

import jakarta.validation.constraints.NotNull;

/**
 * An item of a checklist and its answer. An item left out was not asked, which is neither no nor unknown.
 *
 * @param <C> the code list the item comes from
 */
public record Answered<C>(@NotNull C code, @NotNull YesNoUnknown answer) {

    public boolean yes() {
        return answer == YesNoUnknown.Yes;
    }
}
