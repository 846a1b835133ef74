package org.pulang.query.export;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pulang.personal.FieldClass;
import org.pulang.query.access.Read;
import org.pulang.query.access.Reader;
import org.pulang.query.access.Visible;
import org.pulang.query.replay.AsOf;

/**
 * What can be exported, as a table: to add one, make a component of it, name its address in {@link ExportsEndpoint} and in
 * {@code route-policy.csv} and {@code log-policy.csv}, and say in {@code query-messages} under {@code export.<name>.title} what it is
 * and under {@code export.<name>.<column>} what each column means.
 *
 * @param <F> which rows are asked for: a record of ids, codes and dates, since it is kept in the log
 */
public interface Sheet<F> {

    Form<F> form();

    /**
     * What it looks like.
     *
     * @param name as in the address: {@code follow-ups}
     * @param filter the class of {@code F}
     */
    record Form<F>(String name, Class<F> filter, List<Column> columns) {

        public Form {
            columns = List.copyOf(columns);
        }
    }

    default String name() {
        return form().name();
    }

    default Class<F> filter() {
        return form().filter();
    }

    default List<Column> columns() {
        return form().columns();
    }

    /** Classes of the survivors' details that its rows show; none in what is de-identified. */
    default Set<FieldClass> shows() {
        return Set.of();
    }

    /** Whose standard or data it is, where that must be said. */
    default Optional<String> attribution() {
        return Optional.empty();
    }

    /** Its rows; nothing has been read yet when this returns. */
    Rows rows(Asked<F> asked);

    /**
     * Who asks for what.
     *
     * @param visible the cases that the reader may see, but for sealed ones, which are in no export
     * @param counted the cases of the reader's figures, which name none: sealed ones are among them
     * @param asOf how fresh the rows are at least
     */
    record Asked<F>(F filter, Reader reader, Visible visible, Visible counted, Read read, AsOf asOf) {}
}
