package org.pulang.query.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pulang.form.CommandForm;
import org.pulang.query.page.Choices.Question;
import org.pulang.vocabulary.InstrumentVersion;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form while somebody fills it in.
 *
 * @param address where it is opened and sent to
 * @param about the number of the case; absent where there is none to be told
 * @param question whose case, for whom; absent where there is no case yet
 * @param back where the reader comes from, and goes on
 * @param purpose the reader's, where it was stated
 * @param key under which it is recorded at most once
 * @param version of the case it was filled in by; absent where it does not matter
 * @param again whether a second factor was asked for already
 * @param instrument that was chosen
 */
record Filling(
        CommandForm form,
        String address,
        @Nullable String about,
        @Nullable Question question,
        String back,
        @Nullable String purpose,
        ObjectNode body,
        String key,
        @Nullable Long version,
        boolean again,
        @Nullable InstrumentVersion instrument,
        Locale language) {

    private static final Pattern PAGE =
            Pattern.compile("/([a-z0-9-]{1,40}(/[a-z0-9-]{1,40}){0,4})?(\\?([A-Za-z0-9=&._~:-]|%[0-9A-F]{2}){1,400})?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{16,64}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /** A page of ours with what was chosen there, as the request says; never another site. */
    static String back(HttpServletRequest request, String otherwise) {
        var said = request.getParameter("back");
        return said != null && PAGE.matcher(said).matches() ? said : otherwise;
    }

    /** The purpose a page's address or form states. */
    static @Nullable String purpose(HttpServletRequest request) {
        var said = request.getParameter("purpose");
        return said == null || said.isBlank() ? null : said.strip();
    }

    static String key(HttpServletRequest request, String otherwise) {
        var said = request.getParameter("key");
        return said != null && KEY.matcher(said).matches() ? said : otherwise;
    }

    static @Nullable Long version(HttpServletRequest request) {
        var said = request.getParameter("version");
        return said != null && VERSION.matcher(said).matches() ? Long.valueOf(said) : null;
    }

    /** The same a moment later. */
    Filling by(@Nullable Long newer) {
        return new Filling(
                form, address, about, question, back, purpose, body, key, newer, again, instrument, language);
    }

    /** The same with another body. */
    Filling with(ObjectNode other) {
        return new Filling(
                form, address, about, question, back, purpose, other, key, version, again, instrument, language);
    }

    /** Its address with the reader's purpose, which is no secret. */
    String reopened() {
        return purpose == null ? address : address + "?purpose=" + purpose;
    }
}
