package org.pulang.command.caselink;

import org.pulang.vocabulary.CaseLinkId;

/** Everything that can be asked about two cases together. */
public sealed interface LinkCommand permits PairCommand, UnlinkCases, UnmergeCases {

    CaseLinkId linkId();
}
