package org.pulang.command.eventstore;

/** What makes a command and its repetition the same: digest of who sent it with which key, and fingerprint of what was sent. */
public final class CommandKey {

    private final byte[] digest;
    private final byte[] fingerprint;

    public CommandKey(byte[] digest, byte[] fingerprint) {
        this.digest = digest.clone();
        this.fingerprint = fingerprint.clone();
    }

    byte[] digest() {
        return digest;
    }

    byte[] fingerprint() {
        return fingerprint;
    }
}
