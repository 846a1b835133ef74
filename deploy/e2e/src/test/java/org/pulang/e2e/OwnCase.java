package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.pulang.runner.demo.DemoStaff;

/** A case that the demonstration caseworker has opened: for tests that change it, or must know the name in it. */
final class OwnCase {

    /** In no other case. */
    static final String FIRST_NAME = "Kenangaria";

    private final Pulang pulang;
    private final String id;
    private long position;

    OwnCase(Pulang pulang) {
        this.pulang = pulang;
        var answer =
                pulang.commands().post("/api/cases/identify-victim", """
                {"name": {"first": "%s"}, "ageEstimate": 24, "gender": "Feminine", "citizenships": ["ID"], "origin": "32.12",
                 "identifiedThrough": "ReturnProcess", "status": "PossibleVictimOfTrafficking", "firstContact": "%s"}""".formatted(FIRST_NAME, today().minusDays(20)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        id = answer.json().path("caseId").asString();
        position = answer.position();
    }

    /** In Indonesia it is this day or the next one already. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    String id() {
        return id;
    }

    String home() {
        return "/cases/" + id;
    }

    /** To append to an address: the page waits until it knows what was recorded here. */
    String after() {
        return "after=" + position;
    }

    OwnCase with(String command, String body) {
        return by(DemoStaff.Caseworker, command, body);
    }

    OwnCase by(DemoStaff person, String command, String body) {
        position = pulang.commands().as(person.id()).command(id, command, body).position();
        return this;
    }

    OwnCase withConsent() {
        return with("grant-consent", """
                {"purpose": "Services", "mode": "Oral", "givenBy": "Self"}""");
    }

    /** Registers a provider of the other organisation with which data of this case may be shared. */
    String withSomebodyToReferTo() {
        var provider = UUID.randomUUID().toString();
        var registered = pulang.commands()
                .as(DemoStaff.Supervisor.id())
                .post("/api/providers/%s/register-provider".formatted(provider), """
                        {"name": "Pusat Konseling Peramban", "type": "NGO", "services": ["Psychological"],
                         "organisation": "%s"}""".formatted(DemoStaff.PARTNER));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        withConsent();
        with("grant-consent", """
                {"purpose": "Sharing", "recipients": ["%s"], "explained": ["UseOfData"], "mode": "Written",
                 "givenBy": "Self"}""".formatted(provider));
        return provider;
    }

    /** What the API knows of it, at once. */
    String status() {
        return pulang.queries()
                .as(DemoStaff.Supervisor.id())
                .get("/api/cases/" + id, "Pulang-Min-Position", String.valueOf(position), "Prefer", "wait=20")
                .text();
    }
}
