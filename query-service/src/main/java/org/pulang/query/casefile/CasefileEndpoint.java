package org.pulang.query.casefile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.access.Details;
import org.pulang.query.access.Read;
import org.pulang.query.access.Sight;
import org.pulang.query.access.Visible;
import org.pulang.query.page.Listing;
import org.pulang.query.problem.Problem;
import org.pulang.query.problem.ProblemFound;
import org.pulang.query.replay.AsOf;
import org.pulang.vocabulary.CaseId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case as JSON: the file, now or as it was, and its history. */
@RestController
@RequestMapping("/api/cases/{caseId}")
class CasefileEndpoint {

    private final Casefiles casefiles;
    private final Timeline timeline;
    private final Links links;
    private final Details details;

    CasefileEndpoint(Casefiles casefiles, Timeline timeline, Links links, Details details) {
        this.casefiles = casefiles;
        this.timeline = timeline;
        this.links = links;
        this.details = details;
    }

    /**
     * The file; back in time with {@code at} (a version) or {@code asOf} (an instant with offset) on one of two axes: what was
     * recorded until then, or what had occurred until then as known today. Who received a referral sees only that, as it is; who
     * is asked to take the case over, what they need to decide.
     */
    @GetMapping
    ResponseEntity<byte[]> file(
            Sight sight,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long at,
            @RequestParam(required = false) @Nullable OffsetDateTime asOf,
            @RequestParam(defaultValue = "recorded") Axis axis) {
        if (sight.asReceiver() || sight.asAsked()) {
            if (at != null || asOf != null) {
                throw new ProblemFound(Problem.ROLE_REQUIRED);
            }
            var live = casefiles.required(sight.caseId());
            return sight.asReceiver()
                    ? sent(ReceivedCase.of(live, sight), ReceivedCase.Referral.class, sight)
                    : sent(OfferedCase.of(live, sight), OfferedCase.Offer.class, sight);
        }
        var file = found(sight.caseId(), at, asOf, axis);
        return Details.open(
                ResponseEntity.ok().eTag("\"" + file.version + "\"").body(file),
                details.opening(sight.caseId(), sight, sight.reader().purpose()));
    }

    private ResponseEntity<byte[]> sent(Object answer, Class<?> addressed, Sight sight) {
        return Details.open(
                ResponseEntity.ok().body(answer),
                details.opening(
                        sight.caseId(),
                        sight.received(addressed),
                        sight.reader().purpose()));
    }

    private CaseFile found(CaseId id, @Nullable Long at, @Nullable OffsetDateTime asOf, Axis axis) {
        if (at != null && asOf != null) {
            throw new ProblemFound(Problem.BAD_PARAMETER, "asOf");
        }
        if (at != null) {
            return casefiles.at(id, at);
        }
        if (asOf == null) {
            return casefiles.required(id);
        }
        return switch (axis) {
            case recorded -> casefiles.recordedUntil(id, asOf.toInstant());
            case occurred -> casefiles.occurredUntil(id, asOf.toInstant());
        };
    }

    /** Other cases of the person, of their siblings, or of the same incident; of those the reader may not see, whom to ask. */
    @GetMapping("/links")
    Listing<LinkEntry> links(Sight sight, Visible visible, Read read, AsOf asOf) {
        var beside = links.of(sight.caseId(), visible);
        read.lists(beside, beside.size(), LinkEntry::caseId);
        return new Listing<>(asOf, beside);
    }

    /** The history in order, whole events with their metadata. */
    @GetMapping("/events")
    ResponseEntity<byte[]> events(
            Sight sight,
            @RequestParam(defaultValue = "-1") @Min(-1) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            AsOf asOf,
            Locale language) {
        var answer = Listing.answer(
                asOf,
                timeline.of(sight.caseId(), after, limit + 1, language),
                limit,
                entry -> String.valueOf(entry.sequence()));
        return Details.open(
                answer, details.opening(sight.caseId(), sight, sight.reader().purpose()));
    }

    /** One event, with its neighbours. */
    @GetMapping("/events/{sequence}")
    ResponseEntity<byte[]> event(Sight sight, @PathVariable @PositiveOrZero long sequence, Locale language) {
        var here = timeline.of(sight.caseId(), sequence - 1, 2, language);
        if (here.isEmpty() || here.get(0).sequence() != sequence) {
            throw new ProblemFound(Problem.EVENT_UNKNOWN);
        }
        var answer = ResponseEntity.ok();
        var address = "</api/cases/%s/events/%d>; rel=\"%s\"";
        if (sequence > 0) {
            answer.header(HttpHeaders.LINK, address.formatted(sight.caseId(), sequence - 1, "prev"));
        }
        if (here.size() > 1) {
            answer.header(HttpHeaders.LINK, address.formatted(sight.caseId(), sequence + 1, "next"));
        }
        return Details.open(
                answer.body(here.get(0)),
                details.opening(sight.caseId(), sight, sight.reader().purpose()));
    }

    /** Which time an instant is looked up in. Lower case: it is a word in an address. */
    enum Axis {
        recorded,
        occurred
    }
}
