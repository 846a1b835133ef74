package org.pulang.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pulang.e2e.FuzzCall.Answered;

/** Says what is wrong with how a hostile request was answered. */
final class FuzzOracle {

    /** Stands in every hostile value, and so must stand in no refusal and no log. */
    static final String MARK = "kenanga4711";

    /** What the container could not read is answered alike everywhere. */
    private static final String UNREAD = "urn:pulang:problem:request-invalid";

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|Throwable|\\bat [a-z]+\\.[a-z]|java\\.|javax?\\.|jakarta\\.|org\\.(pulang|spring|apache|axon|postgres)|jackson"
                    + "|SELECT |INSERT INTO|SQLSTATE|PSQL|eventstore\\.|readmodel\\.|Tomcat|Whitelabel");

    private FuzzOracle() {}

    static List<String> complaints(FuzzCall call, Answered answer) {
        var complaints = new ArrayList<String>();
        if (answer.status() == 0) {
            if (!call.unreadable()) {
                complaints.add("not answered");
            }
            return complaints;
        }
        boolean refused = answer.status() >= 400;
        boolean ourFault = answer.status() >= 500 && !(call.unreadable() && answer.status() == 501);
        if ((ourFault || !call.contract().contains(answer.status())) && !behind(call, answer)) {
            complaints.add("status %d is not in the contract".formatted(answer.status()));
        }
        boolean bodiless = "HEAD".equals(call.method())
                || (call.unreadable() && answer.body().isEmpty());
        if (refused && !bodiless) {
            var type = answer.headers().getOrDefault("content-type", "");
            boolean page = call.page() && !answer.body().contains(UNREAD);
            if (!type.startsWith(page ? "text/html" : "application/problem+json")) {
                complaints.add("refused with content type " + type);
            }
        }
        if (!bodiless) {
            Stream.of("content-security-policy", "x-content-type-options", "referrer-policy", "cache-control")
                    .filter(name -> !answer.headers().containsKey(name))
                    .forEach(name -> complaints.add("without header " + name));
        }
        if (refused && INSIDES.matcher(answer.body()).find()) {
            complaints.add("tells of our insides");
        }
        // A page or list that was found may say what it was asked for; a receipt and a refusal may not.
        if ((refused || call.command()) && answer.body().contains(MARK)) {
            complaints.add("echoes what was sent");
        }
        if (answer.headers().values().stream().anyMatch(value -> value.contains(MARK)) && (refused || call.command())) {
            complaints.add("echoes what was sent in a header");
        }
        if (answer.headers().getOrDefault("set-cookie", "").contains("hostile")) {
            complaints.add("lets a header be added");
        }
        return complaints;
    }

    /** Who asks for a position that does not exist is told to come back later. */
    private static boolean behind(FuzzCall call, Answered answer) {
        return !call.command()
                && answer.status() == 503
                && answer.headers().containsKey("retry-after")
                && String.join("\n", call.headers()).contains("Pulang-Min-Position");
    }

    /** @param told events of the receipts that came back */
    static List<String> complaints(long told, long written) {
        return told == written ? List.of() : List.of("%d events told, %d written".formatted(told, written));
    }

    /** @param lines of a service's log: one JSON object each, with nothing in them of what was sent, and no error */
    static List<String> complaints(Stream<String> lines) {
        return lines.flatMap(line -> Stream.of(
                                line.contains(MARK) ? "a log line has what was sent" : "",
                                line.startsWith("{") && line.endsWith("}")
                                        ? ""
                                        : "a log line is no JSON object: " + line,
                                line.contains("\"level\":\"ERROR\"") ? "an error was logged: " + line : "")
                        .filter(complaint -> !complaint.isEmpty()))
                .distinct()
                .toList();
    }
}
