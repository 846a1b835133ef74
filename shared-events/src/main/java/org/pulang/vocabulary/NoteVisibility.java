package org.pulang.vocabulary;

/** Who may read a note (own codes). */
public enum NoteVisibility {
    /** Everybody working on the case. */
    Team,
    /** The author and their supervisors. */
    Supervisor,
    /** Those who handle the legal side. */
    LegalTeam
}
