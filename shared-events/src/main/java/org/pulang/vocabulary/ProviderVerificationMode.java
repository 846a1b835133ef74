package org.pulang.vocabulary;

/** How it was made sure that a provider is there and helps as the directory says (own codes). */
public enum ProviderVerificationMode {
    Visit,
    Call,
    Message,
    /** From what it publishes, or a register of the authorities. */
    Documents,
    /** By what came of a person's referral there. */
    Referral
}
