package org.pulang.query.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pulang.access.Shows;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Fields;
import org.pulang.personal.Opener;
import org.pulang.personal.Subject;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.GrantId;
import org.springframework.transaction.TransactionStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What one answer shows of cases, noted while it is made; {@link ReadLog} writes it down before the answer's first byte. Handlers
 * of lists take it as a parameter and say which cases they list.
 */
public final class Read {

    private final Reader reader;
    private final Shows shows;
    private final @Nullable CaseId caseId;
    private final TransactionStatus transaction;
    private final Set<Subject> persons = EnumSet.noneOf(Subject.class);
    private final Set<FieldClass> classes = EnumSet.noneOf(FieldClass.class);
    private Action action;
    private @Nullable String terms;
    private @Nullable List<UUID> cases;
    private @Nullable UUID grant;
    private @Nullable String export;
    private @Nullable Long rows;
    private boolean begun;

    /**
     * @param caseId absent for lists
     * @param terms hexadecimal
     * @param transaction in which everything is read that the answer shows
     */
    Read(
            Reader reader,
            Shows shows,
            Action action,
            @Nullable CaseId caseId,
            @Nullable String terms,
            TransactionStatus transaction) {
        this.reader = reader;
        this.shows = shows;
        this.action = action;
        this.caseId = caseId;
        this.terms = terms;
        this.transaction = transaction;
    }

    /**
     * The one of the request that this thread answers.
     *
     * @throws IllegalStateException if it is not logged
     */
    static Read current() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(Read.class.getName(), RequestAttributes.SCOPE_REQUEST) instanceof Read read
                && read.logged()) {
            return read;
        }
        throw new IllegalStateException("A detail would be shown and no log tell of it.");
    }

    /**
     * Says what was asked for, where the body of the request tells it.
     *
     * @param hmac hexadecimal, under a secret that lies in no database: numbers could be tried otherwise
     */
    public void searched(String hmac) {
        terms = hmac;
    }

    /**
     * Says which cases a list shows: those of the first rows.
     *
     * @param caseId of a row; null where it is about no case
     */
    public <T> void lists(List<T> rows, int shown, Function<T, @Nullable CaseId> caseId) {
        cases = rows.stream()
                .limit(shown)
                .map(caseId)
                .filter(Objects::nonNull)
                .map(CaseId::value)
                .distinct()
                .toList();
    }

    /**
     * Says what is about to be exported; {@link ExportLog} writes it down.
     *
     * @param said as JSON: ids and codes
     * @param shown details that will be opened
     */
    void exports(String said, List<CaseId> of, Set<FieldClass> shown) {
        export = said;
        cases = of.stream().map(CaseId::value).toList();
        if (!shown.isEmpty()) {
            persons.add(Subject.Survivor);
            classes.addAll(shown);
        }
    }

    /** Says that the intent to export is in the log: from now on bytes may be sent. */
    void begun() {
        begun = true;
    }

    /** Says that an export is complete. */
    void exported(long count) {
        rows = count;
    }

    /** An export began, and was not brought to its end. */
    boolean brokeOff() {
        return begun && rows == null;
    }

    boolean hasBegun() {
        return begun;
    }

    Reader reader() {
        return reader;
    }

    /** Notes what this one opens; what was erased is not shown. */
    Opener noting(Opener opener) {
        return (leaf, of) -> {
            var detail = opener.open(leaf, of);
            if (detail.isPresent()) {
                var field = Fields.of(leaf.field());
                note(field.about(), field.fieldClass());
            }
            return detail;
        };
    }

    /** Notes that details of a class are shown. */
    void note(Subject about, FieldClass details) {
        persons.add(about);
        classes.add(details);
    }

    /** Says by which emergency access or unmasking the reader was let in. */
    void under(GrantId letIn) {
        grant = letIn.value();
    }

    /** The reader is told what whoever asks for nothing that exists is told. */
    public void deny() {
        action = Action.Denied;
    }

    /** The case it shows as it is, whole or in part. */
    Optional<CaseId> opened() {
        return shows == Shows.Case && action == Action.Read ? Optional.ofNullable(caseId) : Optional.empty();
    }

    /** Figures are read as cases are, but name none; who asks for those of a case that is none of theirs names it. */
    boolean logged() {
        return shows.logged() || (action == Action.Denied && caseId != null);
    }

    TransactionStatus transaction() {
        return transaction;
    }

    /**
     * Its row.
     *
     * @throws IllegalStateException if it was not said which cases a list shows
     */
    ReadRow row(ReadRow.Mark mark, int status) {
        if (shows == Shows.List && status < 400 && cases == null) {
            throw new IllegalStateException("Which cases does this list show?");
        }
        if (rows != null) {
            // Which cases, the row of the intent says.
            return new ReadRow(
                    mark, reader, action, null, List.of(), List.of(), List.of(), null, null, status, null, rows);
        }
        return new ReadRow(
                mark,
                reader,
                action,
                caseId == null ? null : caseId.value(),
                cases == null ? List.of() : cases,
                names(persons),
                names(classes),
                grant,
                terms,
                status,
                export,
                null);
    }

    private static List<String> names(Collection<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).toList();
    }
}
