package org.pulang.legalframe;

/** How long the law leaves, in days, and from what on. */
public record StatutoryClock(int days, Start from) {

    /** What the clock runs from. */
    public enum Start {
        Application,
        /**
         * Notice of the final judgment (Law 21/2007, Art. 48 (6); what follows from delay, Art. 50); no application starts it. Not
         * checked by a jurist.
         */
        NoticeOfJudgment
    }
}
