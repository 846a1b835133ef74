package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pulang.personal.Sensitive;
import org.pulang.query.casefile.TopicView.Fact;
import org.pulang.query.casefile.TopicView.Table;

class FileChangeTest {

    @Test
    void isWhatIsNewGoneOrOtherwise() {
        assertThat(between(
                        topic(List.of(new Fact("A", "1"), new Fact("B", "2"), new Fact("C", "–"))),
                        topic(List.of(new Fact("A", "1"), new Fact("C", "3"), new Fact("D", "4")))))
                .containsExactly(change("C", null, "3"), change("D", null, "4"), change("B", "2", null));
    }

    @Test
    void pairsRowsWhereTheTablesDiffer() {
        var before = topic(List.of(), table(List.of(List.of("1", "open"), List.of("2", "open"), List.of("3", "open"))));
        var after = topic(
                List.of(),
                table(List.of(List.of("1", "open"), List.of("2", "done"), List.of("3", "open"), List.of("4", "–"))));

        assertThat(between(before, after))
                .as("the third ends the first table and not the second")
                .containsExactly(change("Rows (2): State", "open", "done"), change("Rows", null, "Day: 4"));
        assertThat(between(after, before)).contains(change("Rows", "Day: 4", null));
    }

    @Test
    void opensOnlyWhatItShows() {
        var marks = new Unopened();
        var same = Sensitive.of("same");
        var first = marks.mark(same, List.of());
        var second = marks.mark(Sensitive.of("other"), List.of());

        assertThat(marks.mark(same, List.of("another place"))).isEqualTo(first).isNotEqualTo(second);
        assertThat(marks.opened("x " + second + "!", detail -> "$1\\ " + detail.within()))
                .isEqualTo("x $1\\ []!");
    }

    private static List<FileChange> between(TopicView before, TopicView after) {
        return FileChange.between(List.of(before), List.of(after));
    }

    private static TopicView topic(List<Fact> facts, Table... tables) {
        return new TopicView("Topic", "Topic", facts, List.of(tables));
    }

    private static Table table(List<List<String>> rows) {
        return new Table("Rows", List.of("Day", "State"), rows, 0);
    }

    private static FileChange change(String what, @Nullable String before, @Nullable String after) {
        return new FileChange("Topic", what, before, after);
    }
}
