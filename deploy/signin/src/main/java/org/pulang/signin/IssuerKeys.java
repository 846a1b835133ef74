package org.pulang.signin;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys, found through its OpenID configuration when the first token comes, so that a service starts without
 * its issuer.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int CONNECT_MILLISECONDS = 2000;
    private static final int READ_MILLISECONDS = 3000;
    private static final int BYTES = 256 * 1024;

    private final ResourceRetriever http = new DefaultResourceRetriever(CONNECT_MILLISECONDS, READ_MILLISECONDS, BYTES);
    private final String issuer;

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            var configuration = JSONObjectUtils.parse(text(issuer + "/.well-known/openid-configuration"));
            if (!issuer.equals(JSONObjectUtils.getString(configuration, "issuer"))) {
                throw new RemoteKeySourceException("The issuer calls itself otherwise than we do.", null);
            }
            return JWKSet.parse(text(JSONObjectUtils.getString(configuration, "jwks_uri")));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new RemoteKeySourceException("The issuer's keys cannot be read.", e);
        }
    }

    private String text(@Nullable String address) throws IOException {
        return http.retrieveResource(url(address)).getContent();
    }

    private static URL url(@Nullable String address) throws IOException {
        if (address == null) {
            throw new IOException("The issuer names no keys.");
        }
        return URI.create(address).toURL();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
