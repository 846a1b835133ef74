package org.pulang.query.replay;

import java.util.List;

/**
 * A question's answer, kept up to date event by event: a bean whose {@code @EventHandler} methods change rows in the
 * {@link RowBuffer} they take as parameter. The rows are written in the transaction that stores the position. Handlers take
 * {@link Recorded} where they need it, and ask no clock, no random number and no other projection, so that a rebuild gives the
 * same rows. Several threads call them, each for other cases.
 */
public interface Projection {

    /** The classes of its rows, each with its {@link Table}; a rebuild fills the tables anew. */
    List<Class<?>> rows();

    /**
     * One word for package, processing group, URL and metric tag: the last part of its package. A second projection there puts a hyphen and a
     * word of its own behind it.
     */
    default String name() {
        return nameOf(getClass());
    }

    /** The projection that a class in the same package belongs to. */
    static String nameOf(Class<?> neighbour) {
        var name = neighbour.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
