package org.pulang.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a list was searched for, as the log keeps it: equal searches can be told, the terms cannot be read. */
class SearchTerms {

    private static final String HMAC = "HmacSHA256";

    /** Where in a list, how much of it, in which language and what for; and what a form proves of itself. */
    private static final Set<String> NOT_SEARCHED = Set.of("after", "beyond", "limit", "lang", "purpose", "_csrf");

    private final JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec key;

    SearchTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** HMAC-SHA256 of the parameters, hexadecimal; null where there are none. */
    @Nullable
    String of(HttpServletRequest request) {
        var terms = new TreeSet<String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_SEARCHED.contains(name)) {
                for (var value : values) {
                    terms.add("%d %s=%s".formatted(name.length(), name, value));
                }
            }
        });
        if (terms.isEmpty()) {
            return null;
        }
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(String.join("\n", terms).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(
                    jdbc.sql("SELECT secret FROM audit.terms_secret")
                            .query(byte[].class)
                            .single(),
                    HMAC);
            key = known;
        }
        return known;
    }
}
