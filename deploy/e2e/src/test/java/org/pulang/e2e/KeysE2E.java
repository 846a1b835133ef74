package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key-encryption key of a running system is replaced from the command line, while it is read from. */
class KeysE2E {

    @TempDir
    private Path directory;

    private final Pulang pulang = Pulang.shared();

    @Test
    void areWrappedAnewWhileEverybodyGoesOnReading() throws Exception {
        var id = UUID.randomUUID().toString();
        pulang.commands().command(id, "identify-victim", """
                {"name": {"first": "KENARI"}, "gender": "Feminine", "citizenships": ["ID"], "origin": "32.12",
                 "identifiedThrough": "Community", "status": "PossibleVictimOfTrafficking", "firstContact": "2026-02-03"}""");
        var kek = pulang.data().resolve("kek");
        var old = Files.readString(kek).strip();

        assertThat(keys("add", "e2e-2")).contains("e2e-2 wraps from now on");
        read(id);
        assertThat(keys("add", "e2e-2")).doesNotContain("wraps from now on");
        assertThat(keys("rewrap")).contains("keys were wrapped anew");
        read(id);
        assertThat(keys("status")).contains("Wraps now: e2e-2", "destroyed: ").doesNotContain("local-1: ");
        assertThat(keys("destroy-old")).contains("Only e2e-2 is left");
        assertThat(Files.readAllLines(kek)).hasSize(1).first().asString().startsWith("e2e-2 ");
        assertThat(Files.readString(kek)).doesNotContain(old.substring(old.indexOf(' ') + 1));
        read(id);
        pulang.commands().command(id, "add-note", "{\"visibility\": \"Team\", \"text\": \"KENARI after\"}");
        read(id);
    }

    private void read(String id) {
        var answer = pulang.queries().get("/api/cases/" + id, "Pulang-Min-Position", "1", "Prefer", "wait=5");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains("KENARI");
    }

    private String keys(String... arguments) throws IOException, InterruptedException {
        var output = directory.resolve(UUID.randomUUID() + ".out");
        var all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(arguments));
        var process = pulang.run(output, all.toArray(String[]::new));
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }
}
