package org.pulang.query.indicators;

import java.util.List;

/** What <em>Going Home</em> asks for, in our words, and the indicators that show how it stands with it; titles in {@code query-messages}. */
enum Recommendation {
    IdentifyEverybody("identification", "missedIdentifications", "identifiedThrough"),
    ReintegrationIsNotReturn("closedOnReturn", "outcomeAfterReturn", "stable", "improvement"),
    ServeAllNeeds("assistanceFully", "assistanceUnassisted", "oneOff", "leftOutComponents", "satisfaction"),
    StayForYears("support", "contactAfter12Months", "contactAfter24Months", "contactAfter36Months"),
    RemoveBarriers("openBarriers", "openBarriersByDistrict"),
    Inform("informedWithin7Days", "standardInformation"),
    ServeMenToo("serviceGap"),
    ManageEachCase("caseManagement", "assessedWithin14Days", "casesPerWorker"),
    ServeEverywhere("unmetNeeds"),
    HelpFamilyAndCommunity("familyReunification", "standardFamilyAssistance", "socialReintegration"),
    FollowUpAndLearn("monitoring", "followUpsOnTime", "referralsClosed", "retrafficking");

    @SuppressWarnings("ImmutableEnumChecker") // As List.of gives it.
    private final List<String> indicators;

    Recommendation(String... indicators) {
        this.indicators = List.of(indicators);
    }

    /** Their ids. */
    List<String> indicators() {
        return indicators;
    }
}
