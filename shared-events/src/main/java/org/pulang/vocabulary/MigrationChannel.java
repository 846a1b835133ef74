package org.pulang.vocabulary;

/** Whether a migrant worker left by the procedure of Law 18/2017. */
public enum MigrationChannel {
    Procedural,
    NonProcedural,
    Unknown
}
