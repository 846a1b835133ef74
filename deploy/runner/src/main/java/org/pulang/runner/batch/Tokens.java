package org.pulang.runner.batch;

import java.io.IOException;

/** Access tokens, by whom they stand for. */
public interface Tokens {

    /**
     * One that is good for a while.
     *
     * @throws IOException if the issuer does not answer; asking again may help
     */
    String of(String staff) throws IOException, InterruptedException;

    /** The next one must be new. */
    void forget(String staff);
}
