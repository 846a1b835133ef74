package org.pulang.signin;

/** Why a request is not let in; a service has a problem code of the same name. */
public enum SignInFailure {
    /** It brings no token. */
    SIGN_IN_REQUIRED,
    /** Its token is not good: forged, for somebody else, too old. */
    TOKEN_INVALID,
    /** The token is good, but whom it names does not work here, or no more. */
    NOT_ON_STAFF,
    /** The issuer's keys cannot be had at the moment; the token may be good. */
    ISSUER_UNAVAILABLE,
    /** Nothing is here for whoever asks. */
    NOT_FOUND,
    /** The web server's firewall found the request's form dangerous. */
    REQUEST_INVALID
}
