package org.pulang.query.directory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulang.event.OfferWithdrawn;
import org.pulang.event.ProviderRegistered;
import org.pulang.event.ProviderResumed;
import org.pulang.event.ProviderSuspended;
import org.pulang.event.ProviderVerificationDue;
import org.pulang.event.ProviderVerified;
import org.pulang.event.ServiceOffered;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.OfferCondition;
import org.pulang.vocabulary.OfferCost;
import org.pulang.vocabulary.OfferId;
import org.pulang.vocabulary.OfferWithdrawalReason;
import org.pulang.vocabulary.OrganisationType;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ProviderSuspensionReason;
import org.pulang.vocabulary.ProviderVerificationMode;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.ServedGroup;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@QueryServiceTest
class DirectoryIT {

    private static final List<ServedGroup> EVERYBODY = List.of(ServedGroup.values());

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    @BeforeEach
    void nothingHasHappened() {
        history.clear();
    }

    @ParameterizedTest
    @CsvSource({
        // What is offered in a regency is found there and by whoever asks for the province.
        "32.12, 32.12 32",
        "32, 32.12 32.04 32",
        "'', 32.12 32.04 32 33 91.71",
        "32.12;91.71, 32.12 32 91.71 91",
        "33, 33.29 33"
    })
    void findsWhatIsOfferedThereInItsProvinceAndInTheWholeCountry(String areas, String found) {
        history.record(registered(1, "Klinik"), offered(1, 1, Service.Medical, areas, EVERYBODY));
        for (var asked : List.of("32.12", "32.04", "32", "33", "33.29", "91.71", "91")) {
            var expected = areas.isEmpty() || List.of(found.split(" ")).contains(asked) ? 1 : 0;
            assertThat(names("?area=" + asked)).as(asked).hasSize(expected);
        }
    }

    @Test
    void findsAServiceAndShowsOfTheProviderWhatWasAskedFor() throws Exception {
        history.record(
                registered(1, "Balai"),
                offered(1, 1, Service.Housing, "32", EVERYBODY),
                offered(1, 2, Service.Medical, "32", EVERYBODY),
                registered(2, "Klinik"),
                offered(2, 3, Service.Medical, "", EVERYBODY));
        list("?service=Medical")
                .andExpect(jsonPath("$.items[*].name", contains("Balai", "Klinik")))
                .andExpect(jsonPath("$.items[0].offers", hasSize(1)))
                .andExpect(jsonPath("$.items[0].offers[0].service").value("Medical"))
                .andExpect(jsonPath("$.items[0].offers[0].areas", contains("32")))
                .andExpect(jsonPath("$.items[1].offers[0].areas", empty()));
        list("?service=Housing").andExpect(jsonPath("$.items[*].name", contains("Balai")));
        list("").andExpect(jsonPath("$.items[0].offers", hasSize(2)));
        assertThat(names("?service=CaseManagement")).isEmpty();
    }

    @Test
    void findsForAManWhatIsForMenAndShowsWhomEachOfferIsFor() throws Exception {
        history.record(
                registered(1, "Rumah Aman"),
                offered(1, 1, Service.Housing, "32", List.of(ServedGroup.Women, ServedGroup.Children)),
                registered(2, "Rumah Bersama"),
                offered(2, 2, Service.Housing, "32", List.of(ServedGroup.Men, ServedGroup.Women)),
                registered(3, "Rumah Singgah"),
                offered(3, 3, Service.Housing, "32", List.of(ServedGroup.Men)));
        assertThat(names("?serves=Men")).containsExactly("Rumah Bersama", "Rumah Singgah");
        assertThat(names("?serves=Women")).containsExactly("Rumah Aman", "Rumah Bersama");
        assertThat(names("?serves=Men&serves=Women")).containsExactly("Rumah Bersama");
        assertThat(names("?serves=women,children")).containsExactly("Rumah Aman");
        list("").andExpect(jsonPath("$.items[0].offers[0].serves", contains("Women", "Children")))
                .andExpect(jsonPath("$.items[1].offers[0].serves", contains("Men", "Women")))
                .andExpect(jsonPath("$.items[2].offers[0].serves", contains("Men")));
    }

    @Test
    void asksEverythingOfOneAndTheSameOffer() {
        history.record(
                registered(1, "Balai"),
                offered(1, 1, Service.Housing, "32", List.of(ServedGroup.Women)),
                offered(1, 2, Service.Medical, "32", List.of(ServedGroup.Men)),
                offered(1, 3, Service.Housing, "91", List.of(ServedGroup.Men)));
        assertThat(names("?service=Housing&area=32.12&serves=Women")).hasSize(1);
        assertThat(names("?service=Housing&area=32.12&serves=Men")).isEmpty();
    }

    @Test
    void findsWhatDoesNotAskForPapersWhatItCostsAndWhichLanguageIsSpoken() throws Exception {
        history.record(
                registered(1, "Klinik A"),
                offered(
                        1,
                        1,
                        List.of(OfferCondition.IdentityDocument, OfferCondition.Appointment),
                        OfferCost.CoveredByInsurance,
                        List.of("id", "jv")),
                registered(2, "Klinik B"),
                offered(2, 2, List.of(OfferCondition.Appointment), OfferCost.Free, List.of("id")),
                registered(3, "Klinik C"),
                offered(3, 3, List.of(), OfferCost.Unknown, List.of()));
        assertThat(names("?without=IdentityDocument")).containsExactly("Klinik B", "Klinik C");
        assertThat(names("?without=PoliceReport,Appointment")).containsExactly("Klinik C");
        assertThat(names("?cost=Free&cost=CoveredByInsurance")).containsExactly("Klinik A", "Klinik B");
        assertThat(names("?language=jv")).containsExactly("Klinik A");
        list("?language=jv")
                .andExpect(jsonPath("$.items[0].offers[0].conditions", contains("IdentityDocument", "Appointment")))
                .andExpect(jsonPath("$.items[0].offers[0].cost").value("CoveredByInsurance"))
                .andExpect(jsonPath("$.items[0].offers[0].languages", contains("id", "jv")));
    }

    @Test
    void findsAProviderThatNeverToldItsOffersByWhatItWasRegisteredWithButByNoTerms() throws Exception {
        history.record(registered(1, "Klinik Lama"));
        for (var found : List.of("?service=Medical", "?area=32.12", "?area=32", "?service=Medical&area=32.12")) {
            assertThat(names(found)).as(found).containsExactly("Klinik Lama");
        }
        for (var not : List.of(
                "?service=Housing",
                "?area=32.04",
                "?area=91",
                "?serves=Men",
                "?serves=Women",
                "?cost=Free",
                "?language=id",
                "?without=IdentityDocument")) {
            assertThat(names(not)).as(not).isEmpty();
        }
        list("?service=Medical")
                .andExpect(jsonPath("$.items[0].offers", empty()))
                .andExpect(jsonPath("$.items[0].services", contains("Medical")));

        history.record(offered(1, 1, Service.Housing, "33", EVERYBODY));
        assertThat(names("?service=Medical")).isEmpty();
        assertThat(names("?service=Housing")).containsExactly("Klinik Lama");
        history.record(withdrawn(1, 1));
        assertThat(names("?service=Housing")).isEmpty();
        assertThat(names("?service=Medical")).isEmpty();
        assertThat(names("")).containsExactly("Klinik Lama");
    }

    @Test
    void findsWordsOfTheNameAsTheyAreWritten() {
        history.record(registered(1, "Yayasan 100% Pulih_Kembali"), registered(2, "Klinik Contoh"));
        assertThat(names("?text=KLINIK")).containsExactly("Klinik Contoh");
        assertThat(names("?text=0%25 p")).containsExactly("Yayasan 100% Pulih_Kembali");
        assertThat(names("?text=k%25h")).isEmpty();
        assertThat(names("?text=n_k")).isEmpty();
        assertThat(names("?text=")).hasSize(2);
    }

    @Test
    void leavesOutWhoTakesNoReferralsUnlessThatIsAskedFor() throws Exception {
        history.record(
                registered(1, "Klinik A"),
                registered(2, "Klinik B"),
                new ProviderSuspended(provider(1), ProviderSuspensionReason.NoCapacity));
        assertThat(names("")).containsExactly("Klinik B");
        list("?suspended=true")
                .andExpect(jsonPath("$.items[*].name", contains("Klinik A")))
                .andExpect(jsonPath("$.items[0].suspendedFor").value("NoCapacity"))
                .andExpect(jsonPath("$.items[0].suspendedAt").value("2026-02-01T03:02:00Z"));
        history.record(new ProviderResumed(provider(1)));
        assertThat(names("")).containsExactly("Klinik A", "Klinik B");
        assertThat(names("?suspended=true")).isEmpty();
    }

    @Test
    void tellsWhichProvidersAreToBeVerified() throws Exception {
        history.record(
                registered(1, "Klinik A"),
                registered(2, "Klinik B"),
                verified(2, "2026-01-10", "2026-03-11"),
                registered(3, "Klinik C"),
                verified(3, "2025-11-01", "2025-12-31"),
                new ProviderVerificationDue(provider(3), LocalDate.parse("2025-12-31")));
        assertThat(names("?verification=Never")).containsExactly("Klinik A");
        assertThat(names("?verification=Due")).containsExactly("Klinik C");
        assertThat(names("?verification=Due&verification=Never")).containsExactly("Klinik A", "Klinik C");
        assertThat(names("?verifiedSince=2025-11")).containsExactly("Klinik B", "Klinik C");
        assertThat(names("?verifiedSince=2025-11-02")).containsExactly("Klinik B");
        list("?verification=Verified")
                .andExpect(jsonPath("$.items[*].name", contains("Klinik B")))
                .andExpect(jsonPath("$.items[0].verifiedOn").value("2026-01-10"))
                .andExpect(jsonPath("$.items[0].verifiedThrough").value("Call"))
                .andExpect(jsonPath("$.items[0].holdsUntil").value("2026-03-11"));

        // Entered late: it neither counts nor undoes that the provider is due.
        history.record(verified(2, "2025-12-01", "2026-01-30"), verified(3, "2025-10-01", "2025-11-30"));
        assertThat(names("?verification=Due")).containsExactly("Klinik C");
        list("?verification=Verified")
                .andExpect(jsonPath("$.items[0].verifiedOn").value("2026-01-10"));

        history.record(verified(3, "2026-02-01", "2026-04-02"));
        assertThat(names("?verification=Due")).isEmpty();
        assertThat(names("?verification=Verified")).containsExactly("Klinik B", "Klinik C");
    }

    @Test
    void goesOnByNameAlsoBehindAProviderThatIsNoLongerShown() throws Exception {
        history.record(registered(1, "b"), registered(2, "A"), registered(3, "a"), registered(4, "C"));
        assertThat(names("")).containsExactly("A", "a", "b", "C");
        var next = list("?limit=2").andReturn().getResponse().getHeader("Link");
        history.record(new ProviderSuspended(provider(3), ProviderSuspensionReason.Closed));
        http.perform(get(URI.create(requireNonNull(next).replaceAll("^<|>.*", ""))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].name", contains("b", "C")));
        assertThat(names("?after=" + new UUID(7, 7))).isEmpty();
    }

    @Test
    void countsItsPagesByProvidersNotByOffers() throws Exception {
        history.record(registered(1, "A"), registered(2, "B"));
        for (int offer = 1; offer <= 3; offer++) {
            history.record(offered(1, offer, Service.Medical, "", EVERYBODY));
        }
        var all = list("?limit=2")
                .andExpect(jsonPath("$.items[*].name", contains("A", "B")))
                .andExpect(jsonPath("$.items[0].offers", hasSize(3)))
                .andReturn();
        assertThat(all.getResponse().getHeader("Link")).isNull();
    }

    @Test
    void tellsTheHistoryOfAProvider() throws Exception {
        history.by("supervisor-4")
                .record(
                        registered(1, "Klinik Contoh"),
                        offered(1, 1, Service.Medical, "32", List.of(ServedGroup.Men)),
                        offered(1, 2, Service.Psychological, "32", EVERYBODY),
                        withdrawn(1, 1),
                        verified(1, "2026-01-10", "2026-03-11"));
        http.perform(get("/api/providers/" + provider(1)).queryParam("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.provider.name").value("Klinik Contoh"))
                .andExpect(jsonPath("$.provider.offers[*].service", contains("Psychological")))
                .andExpect(jsonPath("$.version").value(4))
                .andExpect(jsonPath("$.verifiedBy").value("worker-9"))
                .andExpect(jsonPath(
                        "$.history[*].type",
                        contains(
                                "ProviderRegistered",
                                "ServiceOffered",
                                "ServiceOffered",
                                "OfferWithdrawn",
                                "ProviderVerified")))
                .andExpect(jsonPath("$.history[1].sequence").value(1))
                .andExpect(jsonPath("$.history[1].actor").value("supervisor-4"))
                .andExpect(jsonPath("$.history[1].recordedAt").value("2026-02-01T03:01:00Z"))
                .andExpect(jsonPath("$.history[1].sentence").value(containsString("for men;")));
        http.perform(get("/api/providers/" + provider(1)))
                .andExpect(jsonPath("$.history[1].sentence").value(containsString("untuk laki-laki;")))
                .andExpect(jsonPath("$.history[4].sentence").value(containsString("11 Maret 2026")));
    }

    @Test
    void knowsNoProviderThatIsNotThere() throws Exception {
        http.perform(get("/api/providers/" + provider(1)))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("PROVIDER_UNKNOWN"));
        http.perform(get("/api/providers/x")).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @EnumSource
    void isOpenToThoseWhoReferCountOrKeepIt(Role role) throws Exception {
        history.record(registered(1, "Klinik"));
        var list = role != Role.PrivacyOfficer && role != Role.System;
        http.perform(get("/api/providers").header("Pulang-Role", role.name())).andExpect(status().is(list ? 200 : 403));
        http.perform(get("/api/providers/" + provider(1)).header("Pulang-Role", role.name()))
                .andExpect(status().is(list && role != Role.Analyst ? 200 : 403));
    }

    @Test
    void namesInItsListNobody() throws Exception {
        history.by("supervisor-4").record(registered(1, "Klinik"), verified(1, "2026-01-10", "2026-03-11"));
        assertThat(list("").andReturn().getResponse().getContentAsString())
                .contains("Klinik")
                .doesNotContain("supervisor-4", "worker-9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "area=West Java",
                "area=32.120",
                "service=Massage",
                "serves=Cats",
                "cost=5",
                "language=%",
                "without=x",
                "verification=x",
                "verifiedSince=yesterday",
                "suspended=perhaps",
                "after=x",
                "limit=0",
                "limit=501"
            })
    void refusesWhatIsNoQuestion(String parameter) throws Exception {
        var cut = parameter.indexOf('=');
        http.perform(get("/api/providers").queryParam(parameter.substring(0, cut), parameter.substring(cut + 1)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("BAD_PARAMETER"))
                .andExpect(jsonPath("$.errors[0].parameter").value(parameter.substring(0, cut)));
    }

    @Test
    void takesAnEmptyFieldAsAbsentAndNoTextWithoutEnd() throws Exception {
        history.record(registered(1, "Klinik"));
        assertThat(
                        names(
                                "?area=&service=&serves=,&cost=&language=&without=&verification=&verifiedSince=&text=&suspended=&after="))
                .hasSize(1);
        http.perform(get("/api/providers").queryParam("text", "x".repeat(101))).andExpect(status().isBadRequest());
    }

    @Test
    void isTheSameAfterARebuild() {
        history.record(
                registered(1, "Klinik A"),
                offered(1, 1, Service.Medical, "32;33.29", List.of(ServedGroup.Men)),
                offered(1, 2, Service.Housing, "", EVERYBODY),
                withdrawn(1, 1),
                verified(1, "2025-11-01", "2025-12-31"),
                new ProviderVerificationDue(provider(1), LocalDate.parse("2025-12-31")),
                new ProviderSuspended(provider(1), ProviderSuspensionReason.NotReachable),
                registered(2, "Klinik B"));
        var providers = history.rows("directory");
        var offers = history.rows("directory_offer");
        history.rebuild("directory");
        assertThat(history.rows("directory")).isEqualTo(providers).contains("NotReachable", "Due", "Klinik B");
        assertThat(history.rows("directory_offer")).isEqualTo(offers).contains("Housing");
    }

    static ProviderId provider(int number) {
        return new ProviderId(new UUID(5, number));
    }

    static ProviderRegistered registered(int number, String name) {
        return new ProviderRegistered(
                provider(number),
                name,
                OrganisationType.HealthServiceOrganisation,
                List.of(Service.Medical),
                new AreaCode("32.12"),
                null);
    }

    private static ServiceOffered offered(
            int provider, int offer, Service service, String areas, List<ServedGroup> serves) {
        return new ServiceOffered(
                provider(provider),
                new OfferId(new UUID(6, offer)),
                service,
                areas(areas),
                List.of(),
                OfferCost.Free,
                List.of(),
                serves);
    }

    private static ServiceOffered offered(
            int provider, int offer, List<OfferCondition> conditions, OfferCost cost, List<String> languages) {
        return new ServiceOffered(
                provider(provider),
                new OfferId(new UUID(6, offer)),
                Service.Medical,
                List.of(),
                conditions,
                cost,
                languages.stream().map(LanguageCode::new).toList(),
                EVERYBODY);
    }

    private static List<AreaCode> areas(String codes) {
        return Arrays.stream(codes.split(";"))
                .filter(code -> !code.isEmpty())
                .map(AreaCode::new)
                .toList();
    }

    private static OfferWithdrawn withdrawn(int provider, int offer) {
        return new OfferWithdrawn(
                provider(provider), new OfferId(new UUID(6, offer)), OfferWithdrawalReason.TermsChanged);
    }

    private static ProviderVerified verified(int provider, @Nullable String occurredAt, String holdsUntil) {
        return new ProviderVerified(
                provider(provider),
                ProviderVerificationMode.Call,
                new StaffId("worker-9"),
                LocalDate.parse(holdsUntil),
                ZoneId.of("Asia/Jakarta"),
                occurredAt == null ? null : new PartialDate(occurredAt));
    }

    private List<String> names(String query) {
        try {
            var names = new ArrayList<String>();
            var json = list(query).andReturn().getResponse().getContentAsString();
            EventJson.MAPPER
                    .readTree(json)
                    .path("items")
                    .forEach(item -> names.add(item.path("name").asString()));
            return names;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ResultActions list(String query) throws Exception {
        return http.perform(get(URI.create("/api/providers" + query.replace(" ", "%20"))))
                .andExpect(status().isOk());
    }
}
