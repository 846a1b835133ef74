package org.pulang.query.indicators;

import java.time.Instant;
import org.pulang.event.CaseEvent;

/** An event as somebody told it, when, and for which organisation. */
record Told(CaseEvent event, Instant at, String by, String organisation) {}
