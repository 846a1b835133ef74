package org.pulang.query.instruments;

import java.util.List;
import org.pulang.query.page.Choices;
import org.springframework.stereotype.Component;

/** The instruments that people are asked with today. */
@Component
class InstrumentChoices implements Choices {

    private static final int MOST = 200;

    private final Library library;

    InstrumentChoices(Library library) {
        this.library = library;
    }

    @Override
    public boolean know(String type) {
        return type.equals("InstrumentId");
    }

    @Override
    public List<Choice> of(Question question) {
        return library.list(null, MOST).stream()
                .filter(entry -> entry.state() != InstrumentEntry.State.Retired)
                .map(entry -> new Choice(
                        entry.instrumentId().value(),
                        "%s (%s)"
                                .formatted(
                                        entry.title().in(question.language()),
                                        entry.instrumentId().value())))
                .toList();
    }
}
