package org.pulang.vocabulary;

/** HTCDS vic_MethodOfRecruitment: the act, how the person was brought in. */
public enum MethodOfRecruitment {
    AtAPlaceOfBusiness,
    AtAnEducationalInstitution,
    AtWork,
    ThroughOnlineSocialNetworks,
    ThroughAnOnlineAdvertisement,
    ThroughATelevisionAdvert,
    ThroughANewspaperAdvert,
    ThroughFamilyOrFamilyEvents,
    ThroughFriendsOrSocialEvents,
    Other
}
