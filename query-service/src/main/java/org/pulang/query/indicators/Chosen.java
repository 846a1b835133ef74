package org.pulang.query.indicators;

import java.util.Arrays;
import java.util.function.Consumer;

/** The cases of a {@link Picture} that a question is about. */
final class Chosen {

    private final Picture picture;
    private int[] places = new int[64];
    private int size;

    Chosen(Picture picture) {
        this.picture = picture;
    }

    void add(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = place;
    }

    int size() {
        return size;
    }

    int place(int nth) {
        return places[nth];
    }

    /** To be moved to any of them. */
    Known known() {
        return new Known(picture);
    }

    /** Shows one after the other. */
    void each(Consumer<Known> look) {
        var known = known();
        for (int i = 0; i < size; i++) {
            known.at(places[i]);
            look.accept(known);
        }
    }
}
