package org.pulang.vocabulary;

/** Where a person goes to live. */
public enum ReturnDestination {
    CommunityOfOrigin,
    NewCommunity,
    NewCountry
}
