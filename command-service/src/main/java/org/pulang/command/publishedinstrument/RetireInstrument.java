package org.pulang.command.publishedinstrument;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import org.pulang.event.InstrumentRetired;
import org.pulang.vocabulary.InstrumentId;

/** No new assessment is made with this version; those there are stay as they are. */
@JsonClassDescription(
        "Ends the use of a version of an instrument for new assessments; those there are stay, and can be put right.")
public record RetireInstrument(InstrumentId instrumentId) implements InstrumentCommand {

    InstrumentRetired retired() {
        return new InstrumentRetired(instrumentId);
    }
}
