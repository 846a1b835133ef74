package org.pulang.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pulang.legalframe.LegalFrames;
import org.pulang.query.page.LawChanges.LawChange;

class LawChangesTest {

    private final LawChanges laws = new LawChanges(new PageConfiguration().messageSource());

    @Test
    void areAllThatTheLegalFramesKnowAndNoOthers() {
        var all = laws.between(LocalDate.MIN, LocalDate.MAX, Locale.ENGLISH);

        assertThat(all).extracting(LawChange::day).isSorted().containsOnlyOnceElementsOf(List.of(day("2007-04-19")));
        assertThat(all).extracting(LawChange::number).startsWith(1, 2).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(change -> "%s %s".formatted(change.day(), change.law()))
                .containsExactlyInAnyOrderElementsOf(LegalFrames.all().stream()
                        .flatMap(entitlement -> entitlement.provisions().stream())
                        .map(provision -> "%s Law %s".formatted(provision.from(), provision.law()))
                        .distinct()
                        .toList());
    }

    @Test
    void tellWhichLawGivesWhatAndWhichCameBefore() {
        assertThat(laws.between(day("2014-01-01"), day("2014-12-31"), Locale.ENGLISH))
                .extracting(LawChange::words)
                .containsExactly(
                        "Law 31/2014, Art. 5, 6 (before: Law 13/2006): witness and victim protection, medical aid, "
                                + "psychosocial and psychological rehabilitation by the LPSK",
                        "Law 35/2014, Art. 59, 59A: special protection of a child");
        assertThat(laws.between(day("2017-11-22"), day("2017-11-22"), Language.INDONESIAN))
                .singleElement()
                .satisfies(law -> {
                    assertThat(law.dayText()).isEqualTo("22 November 2017");
                    assertThat(law.words())
                            .isEqualTo(
                                    "UU 18/2017 Pasal 24 (sebelumnya UU 39/2004): pelindungan pekerja migran setelah bekerja");
                });
        assertThat(laws.between(day("2017-11-23"), day("2030-01-01"), Language.INDONESIAN))
                .isEmpty();
    }

    @Test
    void areReferredToByTheirNumbers() {
        var shown = laws.along(List.of(day("2013-01-01"), day("2014-01-01"), day("2015-01-01")), Locale.ENGLISH);

        assertThat(shown).hasSize(3);
        assertThat(LawChanges.numbers(shown, day("2013-01-01"), day("2014-01-01")))
                .containsExactly(1);
        assertThat(LawChanges.numbers(shown, day("2014-01-01"), day("2015-01-01")))
                .containsExactly(2, 3);
        assertThat(laws.sentence(shown, Locale.ENGLISH))
                .isEqualTo("Changes of law: Law 24/2013, 24 December 2013; Law 31/2014, 17 October 2014; "
                        + "Law 35/2014, 17 October 2014.");
        assertThat(laws.along(List.of(), Locale.ENGLISH)).isEmpty();
        assertThat(laws.sentence(List.of(), Locale.ENGLISH)).isNull();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
