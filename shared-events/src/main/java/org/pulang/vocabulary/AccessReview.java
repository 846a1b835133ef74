package org.pulang.vocabulary;

/**
 * What was looked into before somebody is told what is kept of them.
 *
 * @param channel other than the one it was asked by
 * @param seenAlone whether the person was spoken to with nobody else there
 * @param endangers whether what they are told, or that they have it, would put the person or somebody else in danger
 * @param showsAnotherPerson whether it still shows details of anybody else
 */
public record AccessReview(
        VerificationChannel channel,
        boolean seenAlone,
        CoercionCheck coercion,
        boolean endangers,
        boolean showsAnotherPerson) {}
