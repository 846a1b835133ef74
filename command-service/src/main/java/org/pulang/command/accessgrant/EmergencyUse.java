package org.pulang.command.accessgrant;

import org.pulang.vocabulary.StaffId;

/** How somebody has used the emergency door so far, over all cases. */
public interface EmergencyUse {

    /** Counts a try at the door, whatever becomes of it; how many there were in the 24 hours up to now, this one included. */
    int tries(StaffId person);

    /** How many of their accesses nobody has reviewed, by what is committed when asked. */
    int unreviewed(StaffId person);
}
