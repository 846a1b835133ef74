package org.pulang.vocabulary;

/** The four levels on which reintegration happens (<em>Going Home</em>). */
public enum GoalLevel {
    Individual,
    Family,
    Community,
    /** Formal society: authorities, schools, services, courts. */
    Society
}
