package org.pulang.query.replay;

/**
 * How far a projection is behind the store.
 *
 * @param lagEvents positions between it and the store's head; numbers never used count, so this is an upper bound
 * @param lagSeconds age of the oldest event it has not handled
 */
record Progress(String processor, long position, long head, long lagEvents, double lagSeconds) {}
