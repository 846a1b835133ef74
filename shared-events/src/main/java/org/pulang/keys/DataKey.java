package org.pulang.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pulang.personal.DoesNotOpen;
import org.pulang.personal.Field;
import org.pulang.personal.Fields;
import org.pulang.personal.KeysUnavailable;
import org.pulang.personal.Leaf;
import org.pulang.personal.Piece;
import org.pulang.personal.Subject;

/**
 * An unwrapped key, or what is left of one that was destroyed. A ciphertext is bound to the event's logical name, the field, the
 * person and the key, or to its document and its place there; it opens nowhere else.
 */
public final class DataKey {

    private static final Configuration TINK = AeadConfig2026.get();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final UUID id;
    private final KeyOf of;
    private final @Nullable Aead aead;
    private final String personAndKey;

    /** A new key, with what is to be committed of it before anything is sealed. */
    record Proposed(DataKey key, WrappedKey wrapped) {}

    private DataKey(UUID id, KeyOf of, @Nullable Aead aead) {
        this.id = id;
        this.of = of;
        this.aead = aead;
        this.personAndKey = "|" + of.caseId() + "/" + of.about() + "|" + id;
    }

    static Proposed create(UUID id, KeyOf of, Kek kek) {
        try {
            var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
            var keyset = TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), TINK);
            var current = kek.current();
            return new Proposed(
                    new DataKey(id, of, handle.getPrimitive(TINK, Aead.class)),
                    new WrappedKey(id, of, current, kek.wrap(keyset, context(id, current))));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("A key could not be made.", e);
        }
    }

    static DataKey of(WrappedKey key, Kek kek) {
        if (key.wrapped() == null || key.kek() == null) {
            return new DataKey(key.id(), key.of(), null);
        }
        try {
            var keyset = kek.unwrap(key.kek(), key.wrapped(), context(key.id(), key.kek()));
            return new DataKey(
                    key.id(),
                    key.of(),
                    TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get(), TINK)
                            .getPrimitive(TINK, Aead.class));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("A key has a form that is unknown here.", e);
        }
    }

    /** What the wrapping of a key is bound to. */
    static byte[] context(UUID id, String kek) {
        return ("dek|" + id + "|" + kek).getBytes(StandardCharsets.UTF_8);
    }

    public UUID id() {
        return id;
    }

    KeyOf of() {
        return of;
    }

    /** @throws KeyDestroyed if it was */
    public Leaf seal(Field field, byte[] json) {
        if (aead == null) {
            throw new KeyDestroyed();
        }
        try {
            var ciphertext = aead.encrypt(json, context(field));
            return new Leaf(id, field.id(), BASE64.encodeToString(ciphertext));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("A detail could not be sealed.", e);
        }
    }

    /** Empty if the key was destroyed. */
    Optional<byte[]> open(Leaf leaf) {
        var field = Fields.of(leaf.field());
        if (field.about() != of.about() || field.fieldClass() != of.fieldClass()) {
            throw new DoesNotOpen("A detail names a key of another class.", null);
        }
        if (aead == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(aead.decrypt(Base64.getUrlDecoder().decode(leaf.ciphertext()), context(field)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DoesNotOpen("A sealed detail was altered.", e);
        }
    }

    /**
     * Seals a piece of a document's content, or the hash of the whole.
     *
     * @throws KeyDestroyed if it was
     */
    public Piece seal(UUID document, int place, byte[] content) {
        if (aead == null) {
            throw new KeyDestroyed();
        }
        try {
            return new Piece(id, of.fieldClass(), document, place, aead.encrypt(content, context(document, place)));
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("A piece of a document could not be sealed.", e);
        }
    }

    /** Empty if the key was destroyed. */
    Optional<byte[]> open(Piece piece) {
        if (of.about() != Subject.Survivor || piece.details() != of.fieldClass()) {
            throw new DoesNotOpen("A document names a key of another class.", null);
        }
        if (aead == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(aead.decrypt(piece.ciphertext(), context(piece.document(), piece.place())));
        } catch (GeneralSecurityException e) {
            throw new DoesNotOpen("A sealed document was altered.", e);
        }
    }

    private byte[] context(UUID document, int place) {
        return ("pulang|v1|document|" + document + "|" + place + personAndKey).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] context(Field field) {
        return ("pulang|v1|" + field.event() + "|" + field.id() + personAndKey).getBytes(StandardCharsets.UTF_8);
    }
}
