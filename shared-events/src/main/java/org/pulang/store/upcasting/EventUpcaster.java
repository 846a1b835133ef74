package org.pulang.store.upcasting;

import tools.jackson.databind.node.ObjectNode;

/** Lifts the stored JSON of one event from one revision to the next; it sees personal values only as opaque leaves. */
interface EventUpcaster {

    /** Logical name of the event. */
    String event();

    /** The revision it reads; it writes the next. */
    int from();

    /** Changes the JSON in place. */
    void lift(ObjectNode event);
}
