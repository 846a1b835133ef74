package org.pulang.command.publishedinstrument;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pulang.command.request.Begins;
import org.pulang.event.InstrumentPublished;
import org.pulang.vocabulary.BilingualText;
import org.pulang.vocabulary.InstrumentDimension;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.InstrumentItem;
import org.pulang.vocabulary.InstrumentLevel;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.ScoringKind;

/** An organisation adds an instrument, or the next version of one of its own; the publisher is whoever sends it. */
@Begins
@JsonClassDescription(
        "Publishes a version of an instrument for good: what is asked in both languages, on which scale, and how answers are"
                + " scored. A change is the next version; assessments keep the version they were made with.")
public record PublishInstrument(
        InstrumentId instrumentId,

        @JsonPropertyDescription("Whether items and weights are those that the instrument's author publishes.") @NotNull
        Boolean official,

        @NotNull @Valid BilingualText title,
        @Nullable @Valid BilingualText note,

        @JsonPropertyDescription("Lower end of the scale, the worst answer.") @NotNull @Min(-100) @Max(100)
        Integer lowest,

        @JsonPropertyDescription("Upper end of the scale, the best answer.") @NotNull @Min(-100) @Max(100)
        Integer highest,

        @JsonPropertyDescription("What values of the scale mean, where all items share that.") @Size(max = 21)
        List<@NotNull @Valid InstrumentLevel> levels,

        @JsonPropertyDescription("What is asked; an item without a weight weighs 1.") @NotEmpty @Size(max = 200)
        List<@NotNull @Valid InstrumentItem> items,

        @JsonPropertyDescription("Items that are scored together; each item in exactly one.") @NotEmpty @Size(max = 20)
        List<@NotNull @Valid InstrumentDimension> dimensions,

        @JsonPropertyDescription("Share of the items that must be answered before there is a composite, 0–1.")
        @NotNull
        @DecimalMin("0.01")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 2)
        BigDecimal minimumShare,

        @NotNull ScoringKind scoring)
        implements InstrumentCommand {

    public PublishInstrument {
        levels = levels == null ? List.of() : levels;
    }

    InstrumentPublished published(OrganisationId organisation) {
        return new InstrumentPublished(
                instrumentId,
                organisation,
                official,
                title,
                note,
                lowest,
                highest,
                levels,
                items,
                dimensions,
                minimumShare,
                scoring);
    }
}
