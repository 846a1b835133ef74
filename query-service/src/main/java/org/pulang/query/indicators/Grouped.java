package org.pulang.query.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which groups of a dimension each of the chosen cases is, in none, one or several. */
final class Grouped {

    private final List<String> codes = new ArrayList<>();
    /** Where those of a case begin, and end where those of the next begin. */
    private final int[] first;

    private int[] groups;

    Grouped(Chosen cases, Dimension by) {
        first = new int[cases.size() + 1];
        groups = new int[cases.size()];
        Map<String, Integer> known = new HashMap<>();
        var one = cases.known();
        int end = 0;
        for (int i = 0; i < cases.size(); i++) {
            one.at(cases.place(i));
            for (var code : by.of(one)) {
                if (end == groups.length) {
                    groups = Arrays.copyOf(groups, 2 * end + 1);
                }
                groups[end++] = known.computeIfAbsent(code, this::next);
            }
            first[i + 1] = end;
        }
    }

    private int next(String code) {
        codes.add(code);
        return codes.size() - 1;
    }

    List<String> codes() {
        return codes;
    }

    int first(int nth) {
        return first[nth];
    }

    /** The group at a place from {@link #first} of a case to that of the next. */
    int group(int place) {
        return groups[place];
    }
}
