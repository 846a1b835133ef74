package org.pulang.command.reintegrationcase;

import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Case numbers counted in the event store's database. */
@Component
class CountedCaseNumbers implements CaseNumbers {

    private final JdbcClient jdbc;

    CountedCaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CaseNumber next(@Nullable AreaCode origin, int year) {
        var n = jdbc.sql("""
                        INSERT INTO eventstore.case_number AS c (province, year, last) VALUES (:province, :year, 1)
                        ON CONFLICT (province, year) DO UPDATE SET last = c.last + 1
                        RETURNING last
                        """)
                .param("province", CaseNumber.provinceOf(origin))
                .param("year", year)
                .query(Long.class)
                .single();
        return CaseNumber.of(origin, year, n);
    }
}
