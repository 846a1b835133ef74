package org.pulang.vocabulary;

/** Who is asked to protect a witness. */
public enum ProtectionBody {
    /** The agency for the protection of witnesses and victims (Law 31/2014). */
    Lpsk,
    Police,
    Other
}
