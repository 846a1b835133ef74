package org.pulang.vocabulary;

/** Who gave consent. For a child, nobody alone but a guardian or representative (Law 35/2014). */
public enum ConsentGiver {
    Self,
    /** The person, identified as a child and of age since. */
    SelfNowAdult,
    /** The child, and the guardian with it. */
    SelfWithGuardian,
    Guardian,
    /** Named by a court or the social service where no guardian can or should act. */
    AppointedRepresentative;

    /** Where the guardian spoke, alone or with the child. */
    public boolean isWithGuardian() {
        return this == Guardian || this == SelfWithGuardian;
    }
}
