package org.pulang.vocabulary;

/** HTCDS per_RoleInProcess: what a perpetrator did. */
public enum RoleInProcess {
    TravellingPartner,
    Transporter,
    RecruiterOrIntermediary,
    BrokerTravelAgent,
    TransferredIndividual,
    HarbouredIndividual,
    SoldIndividual,
    BoughtIndividual,
    ReceivedIndividual,
    ControlledIndividual,
    Smuggler,
    Abuser,
    Kidnapper,
    Exploiter,
    Other
}
