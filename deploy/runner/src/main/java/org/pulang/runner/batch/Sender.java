package org.pulang.runner.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.pulang.runner.console.Trouble;
import picocli.CommandLine.Option;

/** How an import reaches the command service, and as whom: options that all imports have. */
public final class Sender {

    @Option(
            names = "--command-url",
            defaultValue = "http://localhost:${env:PULANG_COMMAND_PORT:-8080}",
            description = "The command service (${DEFAULT-VALUE}).")
    private String commandUrl;

    @Option(
            names = "--issuer",
            defaultValue = "${env:PULANG_ISSUER:-http://localhost:${env:PULANG_ISSUER_PORT:-8070}}",
            description = "Whose token to send (PULANG_ISSUER; ${DEFAULT-VALUE}).")
    private String issuer;

    @Option(
            names = "--staff",
            defaultValue = "${env:PULANG_IMPORT_STAFF:-intake-demo}",
            description = "Who imports: a client of the issuer that is registered as staff (${DEFAULT-VALUE}).")
    private String staff;

    @Option(
            names = "--secret-file",
            defaultValue =
                    "${env:PULANG_IMPORT_SECRET_FILE:-${env:PULANG_DATA_DIRECTORY:-${env:HOME:-${sys:user.home}}/.pulang}/demo-password}",
            description = "File with the password of that client (${DEFAULT-VALUE}).")
    private Path secretFile;

    @Option(
            names = "--patience",
            defaultValue = "PT5M",
            description = "How long to go on trying while the service does not answer (${DEFAULT-VALUE}).")
    private Duration patience;

    public Batch batch() {
        return new Batch(commandUrl, new IssuedTokens(issuer, secret()), staff, patience);
    }

    private String secret() {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException e) {
            throw new Trouble(
                    "%s cannot be read. Name the file with the password with --secret-file.".formatted(secretFile));
        }
    }
}
