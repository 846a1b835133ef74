package org.pulang.query.outlet;

import java.net.URI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pulang.query.outlet.Outlets.DeadLetter;
import org.pulang.query.outlet.Outlets.State;
import org.pulang.query.outlet.Outlets.Status;
import org.pulang.query.page.PageText;
import org.pulang.query.page.Sentences;
import org.pulang.vocabulary.AreaCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What {@link OutletsEndpoint} tells operators of other systems, as a page; of what they refused only types and positions. */
@Controller
class OutletsPage {

    private static final ZoneId ZONE = AreaCode.zoneOf(null);

    private final Outlets outlets;
    private final PageText text;
    private final Sentences sentences;

    OutletsPage(Outlets outlets, PageText text, Sentences sentences) {
        this.outlets = outlets;
        this.text = text;
        this.sentences = sentences;
    }

    /** @param told what came of what was asked for last */
    @GetMapping("/operator/outlets")
    String page(@RequestParam(required = false) @Nullable Told told, Locale language, Model model) {
        model.addAttribute("told", told);
        model.addAttribute(
                "outlets",
                outlets.all().stream().map(status -> view(status, language)).toList());
        return "operator-outlets";
    }

    /** What came of a form. */
    enum Told {
        Paused,
        Resumed,
        TriedAgain,
        Skipped
    }

    @PostMapping("/operator/outlets/{name}/pause")
    ResponseEntity<Void> pause(@PathVariable String name) {
        outlets.pause(name);
        return seeOther(Told.Paused);
    }

    @PostMapping("/operator/outlets/{name}/resume")
    ResponseEntity<Void> resume(@PathVariable String name) {
        outlets.resume(name);
        return seeOther(Told.Resumed);
    }

    @PostMapping("/operator/outlets/{name}/dead-letters/{position}/retry")
    ResponseEntity<Void> retry(@PathVariable String name, @PathVariable long position) {
        outlets.release(name, position, false);
        return seeOther(Told.TriedAgain);
    }

    /** The target is never told of that event; the case goes on behind it. */
    @PostMapping("/operator/outlets/{name}/dead-letters/{position}/skip")
    ResponseEntity<Void> skip(@PathVariable String name, @PathVariable long position) {
        outlets.release(name, position, true);
        return seeOther(Told.Skipped);
    }

    private static ResponseEntity<Void> seeOther(Told told) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/operator/outlets?told=" + told))
                .build();
    }

    /**
     * A target.
     *
     * @param good whether nobody need look after it
     * @param paused whether an operator holds it
     */
    record OutletView(
            Status status, boolean good, boolean paused, String position, String lag, List<LetterRow> letters) {}

    record LetterRow(
            DeadLetter letter,
            String sinceText,
            @Nullable Instant next,
            @Nullable String nextText) {}

    private OutletView view(Status status, Locale language) {
        var whole = NumberFormat.getIntegerInstance(language);
        return new OutletView(
                status,
                status.state() == State.Running || status.state() == State.Starting,
                status.state() == State.Paused,
                whole.format(status.position()),
                text.of(
                        "page.operator.behind",
                        language,
                        status.lagEvents(),
                        text.of("page.operator.seconds", language, Math.round(status.lagSeconds()))),
                outlets.deadLetters(status.name()).stream()
                        .map(letter -> letter(letter, language))
                        .toList());
    }

    private LetterRow letter(DeadLetter letter, Locale language) {
        var next = letter.nextTryAt();
        return new LetterRow(
                letter,
                sentences.text(letter.since(), ZONE, language),
                next,
                next == null ? null : sentences.text(next, ZONE, language));
    }
}
