package org.pulang.keys;

import java.util.UUID;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Subject;

/** What a key is for: one class of details about one person of a case. */
public record KeyOf(UUID caseId, Subject about, FieldClass fieldClass) {}
