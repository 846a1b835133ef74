package org.pulang.query.access;

import java.util.List;
import org.pulang.query.page.Choices;
import org.pulang.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Colleagues: those of the same organisation who work with cases now, oneself first. */
@Component
class StaffChoices implements Choices {

    private final JdbcClient jdbc;

    StaffChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean know(String type) {
        return type.equals("StaffId");
    }

    @Override
    public List<Choice> of(Question question) {
        return jdbc.sql("""
                        SELECT staff_id FROM readmodel.staff WHERE organisation = ? AND enabled AND role IN (?, ?)
                        ORDER BY staff_id <> ?, staff_id LIMIT 500""")
                .params(
                        question.organisation().value(),
                        Role.Caseworker.name(),
                        Role.Supervisor.name(),
                        question.staff().value())
                .query((row, n) -> new Choice(row.getString("staff_id"), row.getString("staff_id")))
                .list();
    }
}
