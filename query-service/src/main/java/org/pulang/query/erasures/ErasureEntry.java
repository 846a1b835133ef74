package org.pulang.query.erasures;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A request in the list. */
record ErasureEntry(
        ErasureState state, Erasure request, @JsonIgnore long position) {}
