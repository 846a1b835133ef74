package org.pulang.vocabulary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Questions of an instrument that are scored together. */
public record InstrumentDimension(
        @NotNull DimensionCode code,
        @NotNull @Valid BilingualText title,
        @NotEmpty @Size(max = 200) List<@NotNull ItemCode> items) {}
