package org.pulang.issuer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Those that were named at the start, several with one password, which Spring's own in memory would not take. */
class Clients implements RegisteredClientRepository {

    private final Map<String, RegisteredClient> byId;

    /** @param clients whose id and client id are the same */
    Clients(List<RegisteredClient> clients) {
        this.byId = clients.stream().collect(Collectors.toMap(RegisteredClient::getId, Function.identity()));
    }

    /** After a client's password has been checked; there is nothing to keep. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return byId.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return byId.get(clientId);
    }
}
