/** The event store: wiring of the engine, the transaction it writes in, its clock and ids. */
@NullMarked
package org.pulang.command.eventstore;

import org.jspecify.annotations.NullMarked;
