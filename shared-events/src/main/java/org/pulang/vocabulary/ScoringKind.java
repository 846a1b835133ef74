package org.pulang.vocabulary;

/** What an instrument's composite is the mean of; both are weighted means of the answered questions within a dimension. */
public enum ScoringKind {
    /** Of the dimensions: each counts alike, however many questions it has. */
    MeanOfDimensions,
    /** Of all answered questions, each by its weight. */
    MeanOfItems
}
