package org.pulang.issuer;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code pulang.issuer.*}
 *
 * @param url as its tokens name it ({@code iss})
 * @param pages where people come from to sign in
 * @param secret proves that it is the pages who ask
 * @param staff ids of those who can sign in
 * @param password of all of them
 */
@ConfigurationProperties("pulang.issuer")
record IssuerSettings(String url, String pages, String secret, List<String> staff, String password) {}
