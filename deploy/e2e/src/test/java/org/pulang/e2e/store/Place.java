package org.pulang.e2e.store;

/** Where an event stands: in the whole log, and in its stream. */
public record Place(long position, String stream, long version) {}
