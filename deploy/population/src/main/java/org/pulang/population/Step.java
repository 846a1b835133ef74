package org.pulang.population;

import java.time.Instant;
import java.time.LocalDate;
import org.pulang.command.access.Actor;
import org.pulang.command.reintegrationcase.CaseCommand;

/**
 * Something that is asked of a simulated case.
 *
 * @param number within the life; the same whatever else has happened
 * @param at when it would have been entered by somebody who enters things when they happen; its own day
 */
public record Step(int number, LocalDate day, Instant at, Actor actor, CaseCommand command) {}
