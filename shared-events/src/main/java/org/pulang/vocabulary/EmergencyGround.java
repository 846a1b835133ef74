package org.pulang.vocabulary;

/** Why somebody opens a case that is not theirs; there are no other grounds. */
public enum EmergencyGround {
    DangerToLife,
    ChildAtRisk,
    /** Treatment that cannot wait for whoever answers for the case. */
    MedicalEmergency,
    /** The person stands at the door, and whoever answers for the case cannot be reached. */
    WorkerUnreachable
}
