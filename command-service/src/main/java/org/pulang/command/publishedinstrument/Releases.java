package org.pulang.command.publishedinstrument;

import java.util.Optional;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.OrganisationId;

/** Which versions of an instrument organisations have published. */
interface Releases {

    /** The newest one, retired or not, by what is committed when asked. */
    Optional<Release> latest(InstrumentCode code);

    record Release(int version, OrganisationId organisation) {}
}
