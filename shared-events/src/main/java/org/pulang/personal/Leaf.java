package org.pulang.personal;

import java.util.UUID;

/**
 * A sealed detail as it stands in stored JSON: {@code {"$enc":1,"k":key,"f":field,"c":ciphertext}}. It tells nothing about the
 * detail but its length and {@link Field}, and is copied as it is.
 *
 * @param key under which it was sealed
 * @param field id of the {@link Field} it is
 * @param ciphertext base64url without padding
 */
public record Leaf(UUID key, int field, String ciphertext) {}
