package org.pulang.query.replay;

/** A part of a group's cases, worked on by one node at a time. */
record Segment(String processor, int number) {}
