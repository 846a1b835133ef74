package org.pulang.query.caseload;

/** What a worklist is opened for. */
enum Tab {
    Today,
    Week,
    Overdue,
    /** What others recorded since the reader last looked. */
    Changed,
    NoContact,
    /** Plans and closures that wait for a second person. */
    Approvals,
    /** Incidents that nobody has responded to yet. */
    Incidents,
    All;

    /** After so many days a supervisor asks why nobody was in contact. */
    static final int NO_CONTACT_DAYS = 30;

    /** What was chosen, and what this tab adds; a status is chosen among all cases only. */
    CaseloadFilter narrow(CaseloadFilter chosen) {
        return new CaseloadFilter(
                chosen.owner(),
                this == All ? chosen.status() : null,
                chosen.province(),
                chosen.provenance(),
                switch (this) {
                    case Today -> Due.Today;
                    case Week -> Due.Week;
                    case Overdue -> Due.Overdue;
                    case Changed, NoContact, Approvals, Incidents, All -> null;
                },
                this == NoContact ? NO_CONTACT_DAYS : null,
                this == Approvals ? true : null,
                this == Incidents ? DutyKind.IncidentResponse : chosen.duty(),
                chosen.flag(),
                chosen.merged(),
                chosen.stage(),
                chosen.risk(),
                this == Changed ? Boolean.TRUE : null,
                this == All ? chosen.open() : null);
    }
}
