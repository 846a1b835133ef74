package org.pulang.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pulang.personal.Opening;
import org.pulang.personal.SealedModule;
import org.pulang.personal.SensitiveModule;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as this system reads and writes it. Strict in what it reads (no unknown or doubled property, no text for a number, no null
 * in a list), stable in what it writes (declared order, absent values left out). There are two forms: what people send, in clear,
 * and what is stored, where each personal detail is a sealed leaf.
 */
public final class EventJson {

    /** Commands, documents without personal details, golden files: details in clear. It takes no leaf, so nobody can send one. */
    public static final JsonMapper MAPPER =
            builder(new JsonFactory(), new SensitiveModule()).build();

    /** The same for what comes from outside: depth, length of texts and numbers, and number of tokens are limited. */
    public static final JsonMapper INCOMING = builder(
                    JsonFactory.builder()
                            .streamReadConstraints(StreamReadConstraints.builder()
                                    .maxNestingDepth(32)
                                    .maxStringLength(64 * 1024)
                                    .maxNumberLength(64)
                                    .maxTokenCount(20_000)
                                    .build())
                            .build(),
                    new SensitiveModule())
            .build();

    /** Stored events, and rows made of them: details are leaves. What is open it refuses to write. */
    public static final JsonMapper SEALED =
            builder(new JsonFactory(), new SealedModule(MAPPER)).build();

    private EventJson() {}

    private static JsonMapper.Builder builder(JsonFactory factory, JacksonModule details) {
        return JsonMapper.builder(factory)
                .addModule(details)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                // What a key store says is to arrive as it is.
                .disable(SerializationFeature.WRAP_EXCEPTIONS)
                // Else an id of blanks is read as none, and found out where nobody looks for it any more.
                .withCoercionConfigDefaults(
                        texts -> texts.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setAcceptBlankAsEmpty(false))
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                .changeDefaultNullHandling(nulls -> JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }

    /**
     * An answer to somebody, in UTF-8: what was stored, opened as far as they may see it. Pointers to what is withheld stand in its
     * last property, {@code redacted}, which is absent where nothing is.
     *
     * @param answer written as a JSON object
     */
    public static byte[] opened(Object answer, Opening opening) {
        var json = SEALED.writer().withAttribute(Opening.class, opening).writeValueAsBytes(answer);
        if (opening.redacted().isEmpty()) {
            return json;
        }
        // Known only at the end of the object, whose brace it replaces.
        var redacted = (",\"redacted\":" + MAPPER.writeValueAsString(opening.redacted()) + "}")
                .getBytes(StandardCharsets.UTF_8);
        var whole = Arrays.copyOf(json, json.length - 1 + redacted.length);
        System.arraycopy(redacted, 0, whole, json.length - 1, redacted.length);
        return whole;
    }
}
