package org.pulang.command.reintegrationcase;

/** Who the person is, how they were identified, and what was done to them. */
class Identification {}
