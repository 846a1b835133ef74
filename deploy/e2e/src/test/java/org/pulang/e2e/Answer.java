package org.pulang.e2e;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Answer(int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = new JsonMapper();

    JsonNode json() {
        return JSON.readTree(text);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The receipt's version of the case. */
    long version() {
        return json().at("/version").asLong();
    }

    long position() {
        return json().at("/position").asLong();
    }

    /** The stable code of a problem. */
    String code() {
        return json().at("/code").asString("");
    }
}
