package org.pulang.vocabulary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the population number (NIK) says about its holder: area where it was first issued, day of birth (raised by 40 for
 * women), month and year of birth, serial number. Codes come out, never digits.
 */
public final class Nik {

    private static final Pattern SHAPE = Pattern.compile("\\d{16}");
    private static final int RAISED_FOR_WOMEN = 40;

    private Nik() {}

    /** What does not fit together; empty where all fits or nothing is known to compare with. */
    public static List<NikHint> hints(
            String nik, @Nullable LocalDate birthDate, Gender gender, @Nullable AreaCode origin) {
        if (!SHAPE.matcher(nik).matches()) {
            return List.of(NikHint.FormatOdd);
        }
        var hints = new ArrayList<NikHint>();
        if (!bornOn(nik, birthDate)) {
            hints.add(NikHint.BirthDateDiffers);
        }
        if (gender == (raised(nik) ? Gender.Masculine : Gender.Feminine)) {
            hints.add(NikHint.GenderDiffers);
        }
        var issuedIn = new AreaCode(nik.substring(0, 2) + "." + nik.substring(2, 4));
        if (!Areas.exists(issuedIn)) {
            hints.add(NikHint.AreaUnknown);
        } else if (origin != null
                && !issuedIn.equals(origin)
                && !issuedIn.province().equals(origin)) {
            hints.add(NikHint.AreaDiffers);
        }
        return List.copyOf(hints);
    }

    private static boolean bornOn(String nik, @Nullable LocalDate birthDate) {
        if (birthDate == null) {
            return exists(nik);
        }
        return day(nik) == birthDate.getDayOfMonth()
                && number(nik, 8) == birthDate.getMonthValue()
                && number(nik, 10) == birthDate.getYear() % 100;
    }

    private static boolean exists(String nik) {
        try {
            // A leap year, as the century is not told.
            LocalDate.of(2000, number(nik, 8), day(nik));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int day(String nik) {
        return raised(nik) ? number(nik, 6) - RAISED_FOR_WOMEN : number(nik, 6);
    }

    private static boolean raised(String nik) {
        return number(nik, 6) > RAISED_FOR_WOMEN;
    }

    private static int number(String nik, int start) {
        return Integer.parseInt(nik.substring(start, start + 2));
    }
}
