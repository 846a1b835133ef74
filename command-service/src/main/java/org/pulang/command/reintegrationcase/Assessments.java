package org.pulang.command.reintegrationcase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.pulang.command.access.Actor;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.event.AssessmentAmended;
import org.pulang.event.AssessmentRecorded;
import org.pulang.instrument.Instrument;
import org.pulang.instrument.Instruments;
import org.pulang.vocabulary.Answer;
import org.pulang.vocabulary.AssessmentId;
import org.pulang.vocabulary.AssessmentKind;
import org.pulang.vocabulary.InstrumentCode;
import org.pulang.vocabulary.InstrumentVersion;
import org.pulang.vocabulary.Score;
import org.pulang.vocabulary.StaffId;

/** How the person is doing. Nobody is interviewed twice without a reason, and nobody reviews their own assessment. */
class Assessments {

    private static final int REPEATED_WITHIN = 30;

    private final Map<AssessmentId, Assessment> assessments = new HashMap<>();
    private final List<Interview> interviews = new ArrayList<>();

    /** What was asked, why, and on which day. */
    private record Interview(InstrumentCode instrument, AssessmentKind kind, LocalDate day) {

        /** There is one beginning; else, within 30 days the same is not asked again. */
        boolean isRepeatedBy(RecordAssessment command) {
            return kind == command.kind()
                    && (kind == AssessmentKind.Intake
                            || (instrument.equals(command.instrument().code())
                                    && Math.abs(ChronoUnit.DAYS.between(day, command.assessedOn())) < REPEATED_WITHIN));
        }
    }

    /** Which instrument was used, and who had a part in it. */
    private record Assessment(InstrumentVersion instrument, Set<StaffId> authors) {}

    @CommandHandler
    void handle(RecordAssessment command, Instruments instruments) {
        if (assessments.containsKey(command.assessmentId())) {
            throw new CommandRefused(Refusal.ID_TAKEN, "/assessmentId");
        }
        if (command.repeatReason() == null
                && interviews.stream().anyMatch(interview -> interview.isRepeatedBy(command))) {
            throw new CommandRefused(Refusal.REPEAT_REASON_REQUIRED, "/repeatReason");
        }
        var instrument = instrument(command.instrument(), instruments, kind -> !kind.isAboutRisk());
        if (instruments.isRetired(command.instrument(), command.assessedOn())) {
            throw new CommandRefused(Refusal.INSTRUMENT_RETIRED, "/instrument");
        }
        apply(command.recorded(score(instrument, command.answers())));
    }

    @EventSourcingHandler
    void on(AssessmentRecorded event, Actor recorder) {
        var authors = new HashSet<>(Set.of(event.assessor()));
        authors.add(recorder.id());
        assessments.put(event.assessmentId(), new Assessment(event.instrument(), authors));
        interviews.add(new Interview(event.instrument().code(), event.kind(), event.assessedOn()));
    }

    @CommandHandler
    void handle(AmendAssessment command, Instruments instruments) {
        var assessment = require(command.assessmentId());
        var instrument = instrument(assessment.instrument(), instruments, kind -> true);
        apply(command.amended(score(instrument, command.answers())));
    }

    @EventSourcingHandler
    void on(AssessmentAmended event, Actor amender) {
        require(event.assessmentId()).authors().add(amender.id());
    }

    @CommandHandler
    void handle(ReviewAssessment command, Actor actor) {
        if (require(command.assessmentId()).authors().contains(actor.id())) {
            throw new CommandRefused(Refusal.OWN_ASSESSMENT);
        }
        apply(command.reviewed());
    }

    private Assessment require(AssessmentId id) {
        var assessment = assessments.get(id);
        if (assessment == null) {
            throw new CommandRefused(Refusal.ASSESSMENT_UNKNOWN, "/assessmentId");
        }
        return assessment;
    }

    private static Score score(Instrument instrument, List<Answer> answers) {
        refuseUnfit(instrument, answers);
        return instrument.score(answers);
    }

    /** The published instrument, where it asks what is to be told. */
    static Instrument instrument(InstrumentVersion version, Instruments instruments, Predicate<Instrument> asksFor) {
        var instrument = instruments
                .find(version)
                .orElseThrow(() -> new CommandRefused(Refusal.INSTRUMENT_UNKNOWN, "/instrument"));
        if (!asksFor.test(instrument)) {
            throw new CommandRefused(Refusal.INSTRUMENT_UNFIT, "/instrument");
        }
        return instrument;
    }

    static void refuseUnfit(Instrument instrument, List<Answer> answers) {
        instrument.fault(answers).ifPresent(pointer -> {
            throw new CommandRefused(Refusal.ANSWERS_INVALID, "/answers" + pointer);
        });
    }
}
