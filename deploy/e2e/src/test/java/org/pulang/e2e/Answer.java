package org.pulang.e2e;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = new JsonMapper();

    public JsonNode json() {
        return JSON.readTree(text);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The receipt's version of the case. */
    public long version() {
        return json().at("/version").asLong();
    }

    public long position() {
        return json().at("/position").asLong();
    }

    /** The stable code of a problem. */
    public String code() {
        return json().at("/code").asString("");
    }
}
