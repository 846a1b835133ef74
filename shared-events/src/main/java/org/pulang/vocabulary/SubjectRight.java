package org.pulang.vocabulary;

/** What a person may ask of whoever keeps their details (Law 27/2022, Art. 6–11). */
public enum SubjectRight {
    /** To be told what is kept of them (Art. 7, 32). */
    Access,
    /** That what is wrong be put right (Art. 6, 30). */
    Correct,
    /** That no more be done with their details than keeping them (Art. 11, 41). */
    Restrict,
    /** To take a consent back (Art. 9, 40). */
    Withdraw,
    /** That what is kept of them be erased (Art. 8, 43). */
    Erase
}
