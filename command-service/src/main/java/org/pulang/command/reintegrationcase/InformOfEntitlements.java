package org.pulang.command.reintegrationcase;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pulang.event.EntitlementsExplained;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.EntitlementCode;
import org.pulang.vocabulary.ExplanationFormat;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.PartialDate;

/** The person is told what the law gives them, in a language and a form they understand. */
@JsonClassDescription("Records that the person was told what the law gives them; may be told again at any time.")
public record InformOfEntitlements(
        @TargetAggregateIdentifier CaseId caseId,

        @JsonPropertyDescription("What was explained, by the codes of the legal frames, e.g. SocialRehabilitation.")
        @NotEmpty
        @Size(max = 50)
        List<EntitlementCode> topics,

        @NotNull LanguageCode language,
        @NotNull ExplanationFormat format,

        @JsonPropertyDescription("What they asked or said.") @Nullable
        Sensitive<@NotBlank @Size(max = 4000) String> note,

        @Nullable @PastOrPresent PartialDate occurredAt)
        implements EntitlementsCommand {

    EntitlementsExplained explained() {
        return new EntitlementsExplained(
                caseId, topics.stream().distinct().toList(), language, format, note, occurredAt);
    }
}
