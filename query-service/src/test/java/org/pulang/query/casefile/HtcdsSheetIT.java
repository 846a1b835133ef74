package org.pulang.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pulang.query.Events.caseId;
import static org.pulang.query.Events.identified;
import static org.pulang.query.Events.providerId;
import static org.pulang.query.Events.providerRegistered;
import static org.pulang.query.Events.simulated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pulang.event.CaseSealed;
import org.pulang.event.ConsentGranted;
import org.pulang.event.ConsentWithdrawn;
import org.pulang.event.ErasureBegun;
import org.pulang.event.ErasureRequested;
import org.pulang.event.NoteAdded;
import org.pulang.event.PerpetratorRecorded;
import org.pulang.event.ProcessingRestricted;
import org.pulang.personal.Sensitive;
import org.pulang.personal.Subject;
import org.pulang.query.History;
import org.pulang.query.QueryServiceTest;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.ErasureId;
import org.pulang.vocabulary.ErasureScope;
import org.pulang.vocabulary.NoteId;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Requester;
import org.pulang.vocabulary.RestrictionGround;
import org.pulang.vocabulary.RoleInProcess;
import org.pulang.vocabulary.SealReason;
import org.pulang.vocabulary.StaffId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Cases leave in HTCDS for those alone whom the person allows to be told. */
@QueryServiceTest
class HtcdsSheetIT {

    private static final ErasureId ERASURE = new ErasureId(new UUID(8, 7));

    @Autowired
    History history;

    @Autowired
    MockMvc http;

    /** Of eight cases of the worker's, the first may be told to the first provider; the seventh is erased, the eighth nobody's. */
    @BeforeEach
    void cases() {
        history.clear()
                .record(
                        providerRegistered(1),
                        providerRegistered(2),
                        identified(caseId(1)),
                        consent(1, null),
                        new NoteAdded(
                                caseId(1),
                                new NoteId(new UUID(7, 1)),
                                NoteVisibility.Team,
                                Sensitive.of("Catatan; tim"),
                                null),
                        new NoteAdded(
                                caseId(1),
                                new NoteId(new UUID(7, 2)),
                                NoteVisibility.Supervisor,
                                Sensitive.of("RAHASIA"),
                                null),
                        new PerpetratorRecorded(
                                caseId(1),
                                Sensitive.of("PELAKU"),
                                List.of(RoleInProcess.Exploiter),
                                null,
                                null,
                                null,
                                null,
                                null),
                        identified(caseId(2)),
                        identified(caseId(3)),
                        consent(3, LocalDate.of(2026, 2, 28)),
                        identified(caseId(4)),
                        consent(4, null),
                        new ConsentWithdrawn(caseId(4), consentId(4), ConsentGiver.Self, null, null),
                        identified(caseId(5)),
                        consent(5, null),
                        new ProcessingRestricted(caseId(5), RestrictionGround.AskedByPerson, null),
                        identified(caseId(6)),
                        consent(6, null),
                        new CaseSealed(
                                caseId(6),
                                SealReason.StaffRelative,
                                new StaffId("supervisor-1"),
                                new StaffId("supervisor-2"),
                                null),
                        identified(caseId(7)),
                        consent(7, null),
                        new ErasureRequested(
                                ERASURE,
                                caseId(7),
                                new OrganisationId("dinsos-32-73"),
                                List.of(Subject.Survivor),
                                ErasureScope.All,
                                Requester.Self),
                        new ErasureBegun(ERASURE, caseId(7), List.of(Subject.Survivor), ErasureScope.All),
                        simulated(caseId(8)),
                        consent(8, null));
        history.of("dinsos-91-71").by("worker-9").record(identified(caseId(20)), consent(20, null));
    }

    private static ConsentId consentId(int n) {
        return new ConsentId(new UUID(9, n));
    }

    private static ConsentGranted consent(int n, @Nullable LocalDate expiresOn) {
        return new ConsentGranted(
                caseId(n),
                consentId(n),
                ConsentPurpose.Sharing,
                List.of(providerId(1)),
                List.of(ConsentPoint.UseOfData),
                expiresOn,
                ConsentMode.Written,
                ConsentGiver.Self,
                null,
                null);
    }

    @Test
    void hasThoseWhoConsentTodayAndCountsTheOthers() throws Exception {
        var files = files(asked("Ndjson", providerId(1).value(), "worker-1", "Caseworker"));

        var rows = text(files, "htcds.ndjson")
                .lines()
                .map(EventJson.MAPPER::readTree)
                .toList();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("x_cas_CaseNumber").asString()).isNotBlank();
        assertThat(rows.get(0).path("prs_Gender").asString()).isEqualTo("Feminine");
        assertThat(rows.get(0).path("con_Consent").asString()).isEqualTo("true");
        assertThat(rows.get(0).path("cco_CaseComment").asString()).isEqualTo("Catatan\\; tim");
        assertThat(rows.get(0).toString()).doesNotContain("RAHASIA", "PELAKU");
        var codebook = codebook(files);
        assertThat(codebook.at("/casesLeftOut/CONSENT_MISSING").asInt()).isEqualTo(6);
        assertThat(codebook.at("/rows").asInt()).isEqualTo(1);
        assertThat(codebook.at("/attribution").asString()).contains("CC BY 4.0", "IOM does not endorse Pulang");
    }

    @Test
    void anotherRecipientGetsNobody() throws Exception {
        var files = files(asked("Csv", providerId(2).value(), "worker-1", "Caseworker"));

        assertThat(text(files, "htcds.csv").lines()).hasSize(1);
        assertThat(codebook(files).at("/casesLeftOut/CONSENT_MISSING").asInt()).isEqualTo(7);
    }

    @Test
    void isForOneRecipientAndForThoseWhoSeeTheCaseInClear() throws Exception {
        assertThat(asked("Csv", null, "worker-1", "Caseworker").getStatus()).isEqualTo(400);
        assertThat(asked("Csv", providerId(1).value(), "auditor-1", "Auditor").getStatus())
                .isEqualTo(403);
        assertThat(asked("Csv", providerId(1).value(), "analyst-1", "Analyst").getStatus())
                .isEqualTo(403);
        assertThat(text(files(asked("Csv", providerId(1).value(), "supervisor-3", "Supervisor")), "htcds.csv")
                        .lines())
                .hasSize(2);
    }

    /** The recipient is the only one outside, and the one she will ask about. */
    @Test
    void thePersonIsToldForWhomItWas() throws Exception {
        // The log outlives the tests; nobody else reads of this case.
        var person = caseId(161);
        history.of("dinsos-32-73")
                .by("worker-1")
                .record(
                        identified(person),
                        new ConsentGranted(
                                person,
                                consentId(161),
                                ConsentPurpose.Sharing,
                                List.of(providerId(2)),
                                List.of(ConsentPoint.UseOfData),
                                null,
                                ConsentMode.Written,
                                ConsentGiver.Self,
                                null,
                                null));
        assertThat(asked("Csv", providerId(2).value(), "worker-1", "Caseworker").getStatus())
                .isEqualTo(200);

        var told = EventJson.MAPPER
                .readTree(http.perform(get("/api/cases/%s/disclosures".formatted(person)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .at("/items/0/to");
        assertThat(told.size()).isEqualTo(1);
        assertThat(told.at("/0/taken/sheet").asString()).isEqualTo("htcds");
        assertThat(told.at("/0/taken/recipient").asString())
                .isEqualTo(providerId(2).toString());
        assertThat(told.at("/0/classes").toString()).contains("Identity");
        var name = told.at("/0/taken/recipientName").asString();
        assertThat(name).isNotBlank();
        for (var words :
                Map.of("id", "untuk diberikan kepada ", "en", "to be given to ").entrySet()) {
            assertThat(http.perform(get("/cases/%s/disclosures?lang=%s".formatted(person, words.getKey())))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .contains(words.getValue() + name);
        }
    }

    private MockHttpServletResponse asked(String format, @Nullable UUID recipient, String staff, String role)
            throws Exception {
        var filter = recipient == null ? "{}" : "{\"recipient\": \"%s\"}".formatted(recipient);
        return http.perform(post("/api/exports/htcds")
                        .header("Pulang-Actor", staff)
                        .header("Pulang-Role", role)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"format\": \"%s\", \"reason\": \"Exchange\", \"filter\": %s}"
                                .formatted(format, filter)))
                .andReturn()
                .getResponse();
    }

    private static Map<String, byte[]> files(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                files.put(file.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
    }

    private static JsonNode codebook(Map<String, byte[]> files) {
        return EventJson.MAPPER.readTree(text(files, "datapackage.json"));
    }
}
