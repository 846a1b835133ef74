package org.pulang.query.forms;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pulang.vocabulary.StaffId;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form whose sender was led to sign in before it could be sent on: kept in the memory of their session, for them and this form
 * alone, until they are back. One at a time.
 *
 * @param address of the form
 * @param key under which it may be recorded once, also after the sign-in
 * @param surely whether a second factor was asked for
 */
record Pending(
        String address,
        StaffId staff,
        ObjectNode body,
        String key,
        @Nullable Long version,
        boolean surely) {

    private static final String KEPT = Pending.class.getName();

    void keep(HttpSession session) {
        session.setAttribute(KEPT, this);
    }

    /** The one of this form, which is kept no longer. */
    static Optional<Pending> take(HttpSession session, String address, StaffId staff) {
        var kept = session.getAttribute(KEPT) instanceof Pending pending
                ? Optional.of(pending)
                : Optional.<Pending>empty();
        var theirs = kept.filter(
                pending -> pending.address().equals(address) && pending.staff().equals(staff));
        theirs.ifPresent(pending -> session.removeAttribute(KEPT));
        return theirs;
    }

    @Override
    public String toString() {
        return "Pending[]";
    }
}
