package org.pulang.query.outlet;

import java.util.UUID;

/**
 * One delivery.
 *
 * @param id the same each time it is sent
 * @param version of the event in its case
 * @param type logical name
 * @param body a CloudEvent as JSON
 */
record Letter(String id, UUID stream, int version, long position, String type, String body) {}
