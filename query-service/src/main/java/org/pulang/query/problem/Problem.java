package org.pulang.query.problem;

import java.net.URI;
import java.util.Locale;

/**
 * Why a question is not answered. The constant is the problem's {@code code}; its title and detail stand in
 * {@code query-messages} under {@code problem.<code>.title} and {@code .detail}.
 */
public enum Problem {
    /** No such case, or its first event has not arrived here yet. */
    CASE_UNKNOWN(404),
    /** The case has no event of that number, or none so early. */
    EVENT_UNKNOWN(404),
    /** The case has no document of that id, or the case file does not know of it yet. */
    ATTACHMENT_UNKNOWN(404),
    /** The document was taken from the case, or erased with the person's details: nobody has it any more. */
    ATTACHMENT_GONE(410),
    /** What lies there is not what was attached: somebody changed it, or it is lost. */
    ATTACHMENT_DAMAGED(500),
    /** No such request to erase, or another organisation's. */
    ERASURE_UNKNOWN(404),
    /** Not in the directory, or its first event has not arrived here yet. */
    PROVIDER_UNKNOWN(404),
    /** No instrument of this code has this version, or its event has not arrived here yet. */
    INSTRUMENT_UNKNOWN(404),
    PROJECTION_UNKNOWN(404),
    /** The projection has handled all there is of this case. */
    CASE_NOT_PARKED(404),
    /** No other system of this name is told. */
    OUTLET_UNKNOWN(404),
    /** No case waits for an event at this position. */
    DEAD_LETTER_UNKNOWN(404),
    /** Nothing is at this address. */
    NOT_FOUND(404),
    /** A parameter or header has a wrong form. */
    BAD_PARAMETER(400),
    /** The request brings no token. */
    SIGN_IN_REQUIRED(401),
    /** The token is forged, too old, or for somebody else. */
    TOKEN_INVALID(401),
    /** Whoever signed in is not registered here, or was disabled. */
    NOT_ON_STAFF(401),
    /** The issuer did not let somebody in, or its answer came too late. */
    SIGN_IN_FAILED(401),
    /** A form that is not of this session. */
    FORM_EXPIRED(403),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_LARGE(413),
    MEDIA_TYPE_UNSUPPORTED(415),
    /** More than one caller may ask for in a minute, or more different cases than in an hour. */
    TOO_MANY_REQUESTS(429),
    /** Somebody takes one export at a time, and a service gives a few at once. */
    EXPORT_RUNNING(429),
    /** Neither the reader's role nor the purpose stated allow it. */
    ROLE_REQUIRED(403),
    /** Whoever asks must sign in again with a second factor (RFC 9470). */
    STEP_UP_REQUIRED(401),
    /** So much content of documents is being sent that there is no room for more; soon there is. */
    DOWNLOADS_RUNNING(503),
    /** The answer would be older than the position asked for. */
    PROJECTION_BEHIND(503),
    /** Who may read what is not known freshly enough to tell anybody anything. */
    ACCESS_STALE(503),
    /** The database does not answer, or ended the connection in mid-question. */
    STORE_UNAVAILABLE(503),
    /** The sign-in service cannot be reached. */
    ISSUER_UNAVAILABLE(503),
    /** Our fault; the log knows more under the same trace id. */
    UNEXPECTED(500);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** RFC 9457 problem type. */
    public URI type() {
        return URI.create(
                "urn:pulang:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
