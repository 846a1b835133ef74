package org.pulang.legalframe;

import java.util.Arrays;
import org.pulang.vocabulary.YesNoUnknown;

/** For whom a law gives something. What it comes to is a hint for the worker: the authority decides, and anybody may apply. */
public enum Eligible {
    /** A possible or actual victim of trafficking. */
    Victim,
    /** A victim who is a child. */
    ChildVictim,
    /** A victim abroad who is a citizen of Indonesia (Law 21/2007, Art. 54 (1)). */
    VictimAbroad,
    /** A citizen who works or worked for wages abroad, however they left (Law 18/2017, Art. 1). */
    MigrantWorker,
    /** Every citizen, and people from abroad who live in Indonesia. */
    Resident;

    public YesNoUnknown holdsFor(Circumstances person) {
        return switch (this) {
            case Victim -> person.victim();
            case ChildVictim -> all(person.victim(), person.minor());
            case VictimAbroad -> all(person.victim(), person.citizen(), person.workedAbroad());
            case MigrantWorker -> all(person.citizen(), person.workedAbroad());
            case Resident -> person.citizen() == YesNoUnknown.Yes ? YesNoUnknown.Yes : YesNoUnknown.Unknown;
        };
    }

    private static YesNoUnknown all(YesNoUnknown... answers) {
        var told = Arrays.asList(answers);
        if (told.contains(YesNoUnknown.No)) {
            return YesNoUnknown.No;
        }
        return told.contains(YesNoUnknown.Unknown) ? YesNoUnknown.Unknown : YesNoUnknown.Yes;
    }
}
