package org.pulang.vocabulary;

/** HTCDS prs_Gender. */
public enum Gender {
    Feminine,
    Masculine,
    TransgenderFeminine,
    TransgenderMasculine,
    NonConforming,
    NonSpecifiedUnknown
}
