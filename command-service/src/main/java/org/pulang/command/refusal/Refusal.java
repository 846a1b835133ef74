package org.pulang.command.refusal;

/**
 * Why a command is refused. The constant is the problem's {@code code}; its title and detail stand in
 * {@code command-messages} under {@code refusal.<code>.title} and {@code .detail}.
 */
public enum Refusal {
    // The request

    /** The body is no JSON object. */
    MALFORMED_JSON(400),
    /** Fields that do not fit; {@code errors} names each. */
    FIELDS_INVALID(400),
    /** A header of another shape; the pointer names it. */
    HEADER_INVALID(400),
    /** The id in the URL is no UUID. */
    ID_INVALID(400),
    /** A line of a batch without key, command, body or id. */
    BATCH_LINE_INVALID(400),
    REQUEST_INVALID(400),
    NOT_FOUND(404),
    COMMAND_UNKNOWN(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_LARGE(413),
    MEDIA_TYPE_UNSUPPORTED(415),
    /** The Idempotency-Key was used for another request. */
    KEY_REUSED(422),
    INTERNAL_ERROR(500),
    /** The database does not answer; nothing is lost, send it again with the same key. */
    STORE_UNAVAILABLE(503),

    // The stream

    CASE_UNKNOWN(404),
    CASE_EXISTS(409),
    PROVIDER_UNKNOWN(404),
    PROVIDER_EXISTS(409),
    /** {@code If-Match} names another version than the current one. */
    VERSION_MISMATCH(412),
    /** Others wrote to the same stream again and again while this was being decided. */
    CONCURRENT_CHANGE(409),
    /** The case was closed; only {@code ReopenCase} goes on. */
    CASE_CLOSED(409);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** HTTP status: 422 where a rule is broken, 409 where the state forbids it, 403 where the role does. */
    public int status() {
        return status;
    }
}
