package org.pulang.vocabulary;

/** HTCDS vic_ForcedLabourIndustry: the sections of ISIC rev. 4, with the range of their divisions. */
public enum IndustrySection {
    A_AgricultureForestryAndFishing(1, 3),
    B_MiningAndQuarrying(5, 9),
    C_Manufacturing(10, 33),
    D_ElectricityGasSteamAndAirConditioningSupply(35, 35),
    E_WaterSupplySewerageWasteManagement(36, 39),
    F_Construction(41, 43),
    G_WholesaleAndRetailTradeRepairOfMotorVehicles(45, 47),
    H_TransportationAndStorage(49, 53),
    I_AccommodationAndFoodServiceActivities(55, 56),
    J_InformationAndCommunication(58, 63),
    K_FinancialAndInsuranceActivities(64, 66),
    L_RealEstateActivities(68, 68),
    M_ProfessionalScientificAndTechnicalActivities(69, 75),
    N_AdministrativeAndSupportServiceActivities(77, 82),
    O_PublicAdministrationAndDefence(84, 84),
    P_Education(85, 85),
    Q_HumanHealthAndSocialWorkActivities(86, 88),
    R_ArtsEntertainmentAndRecreation(90, 93),
    S_OtherServiceActivities(94, 96),
    T_ActivitiesOfHouseholdsAsEmployers(97, 98),
    U_ActivitiesOfExtraterritorialOrganizations(99, 99);

    private final int firstDivision;
    private final int lastDivision;

    IndustrySection(int firstDivision, int lastDivision) {
        this.firstDivision = firstDivision;
        this.lastDivision = lastDivision;
    }

    /** @param division two digits, e.g. {@code 03} for fishing and aquaculture */
    boolean includes(String division) {
        var number = Integer.parseInt(division);
        return firstDivision <= number && number <= lastDivision;
    }
}
