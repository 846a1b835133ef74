package org.pulang.vocabulary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** A value of an instrument's scale, and what it stands for. */
public record InstrumentLevel(int value, @NotNull @Valid BilingualText title) {}
