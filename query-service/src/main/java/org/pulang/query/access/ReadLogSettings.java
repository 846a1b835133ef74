package org.pulang.query.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code pulang.audit.*}: who owns the log of reads, and migrates it. */
@ConfigurationProperties("pulang.audit")
record ReadLogSettings(String url, String username, String password) {

    @Override
    public String toString() {
        return "ReadLogSettings[url=" + url + "]";
    }
}
