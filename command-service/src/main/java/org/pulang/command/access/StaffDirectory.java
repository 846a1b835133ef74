package org.pulang.command.access;

import java.util.Optional;
import org.pulang.vocabulary.StaffId;

/** Who works here, for deciders outside that person's own stream. */
public interface StaffDirectory {

    /** By what is committed when asked; empty where nobody of that id was registered. */
    Optional<Staff> find(StaffId id);
}
