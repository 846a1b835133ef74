package org.pulang.command.keystore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.pulang.keys.KeyKeeper;
import org.pulang.keys.KeyOf;
import org.pulang.keys.KeyRing;
import org.pulang.personal.FieldClass;
import org.pulang.personal.Fields;
import org.pulang.personal.Leaf;
import org.pulang.personal.Piece;
import org.pulang.personal.Subject;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AttachmentKind;
import org.pulang.vocabulary.ErasureScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Destroys the keys that a request means, and looks whether that was all. Each may be repeated until it has succeeded. */
@Component
public class KeyDestruction {

    private final KeyRing keys;
    private final DestroyedKeys destroyed;
    private final KeyKeeper keeper;
    private final JdbcClient events;

    KeyDestruction(KeyRing keys, DestroyedKeys destroyed, KeyKeeper keeper, JdbcClient events) {
        this.keys = keys;
        this.destroyed = destroyed;
        this.keeper = keeper;
        this.events = events;
    }

    /**
     * Destroys, for ever, what opens these people's details in a case. A class of which nothing was recorded yet is closed all the
     * same: no detail of it is recorded afterwards.
     *
     * @return ids of the keys, those that a broken-off try destroyed included
     */
    public List<UUID> destroy(UUID caseId, Collection<Subject> subjects, ErasureScope scope, UUID request) {
        var classes = classes(scope);
        keys.obtain(subjects.stream()
                .flatMap(about -> classes.stream().map(details -> new KeyOf(caseId, about, details)))
                .toList());
        var ids = keeper.toDestroy(caseId, subjects, classes, request);
        destroyed.add(ids, request);
        keeper.destroy(caseId, subjects, classes, request);
        keeper.purge();
        keys.forget();
        deleteDocuments(caseId, keeper.destroyedBy(request));
        return ids;
    }

    /** What is left of them opens no more, and need not lie around either; that there was something stays. */
    private void deleteDocuments(UUID caseId, Collection<KeyOf> erased) {
        events.sql("""
                        DELETE FROM eventstore.attachment_piece WHERE upload IN (
                            SELECT upload FROM eventstore.attachment WHERE case_id = ? AND kind = ANY (?))""")
                .params(
                        caseId,
                        Arrays.stream(AttachmentKind.values())
                                .filter(kind -> erased.contains(new KeyOf(caseId, Subject.Survivor, kind.content())))
                                .map(Enum::name)
                                .toArray(String[]::new))
                .update();
    }

    private static List<FieldClass> classes(ErasureScope scope) {
        return switch (scope) {
            case All -> Arrays.asList(FieldClass.values());
            case Narrative -> List.of(FieldClass.Narrative);
        };
    }

    /**
     * Tries every detail of the case that the request meant, and every document.
     *
     * @throws IllegalStateException if one still opens
     */
    public void requireNothingOpens(UUID caseId, UUID request) {
        var erased = new HashSet<>(keeper.destroyedBy(request));
        keys.forget();
        // What was on its way in while somebody still held its key.
        deleteDocuments(caseId, erased);
        requireNoDocumentOpens(caseId, erased);
        events
                .sql("SELECT payload FROM eventstore.event WHERE stream = ? ORDER BY version")
                .param(caseId)
                .query(byte[].class)
                .list()
                .stream()
                .flatMap(payload -> leaves(EventJson.SEALED.readTree(payload)).stream())
                .filter(leaf -> isOf(leaf, caseId, erased))
                .filter(leaf -> keys.open(leaf, caseId).isPresent())
                .findFirst()
                .ifPresent(leaf -> {
                    throw new IllegalStateException("A detail opens after its key was destroyed: " + leaf.key());
                });
    }

    private void requireNoDocumentOpens(UUID caseId, Set<KeyOf> erased) {
        events
                .sql(
                        "SELECT key_id, kind, attachment_id, digest FROM eventstore.attachment WHERE case_id = ? AND digest IS NOT NULL")
                .param(caseId)
                .query((row, n) -> new Piece(
                        row.getObject("key_id", UUID.class),
                        AttachmentKind.valueOf(row.getString("kind")).content(),
                        row.getObject("attachment_id", UUID.class),
                        Piece.DIGEST,
                        row.getBytes("digest")))
                .list()
                .stream()
                .filter(digest -> erased.contains(new KeyOf(caseId, Subject.Survivor, digest.details())))
                .filter(digest -> keys.open(digest, caseId).isPresent())
                .findFirst()
                .ifPresent(digest -> {
                    throw new IllegalStateException("A document opens after its key was destroyed: " + digest.key());
                });
    }

    private static boolean isOf(Leaf leaf, UUID caseId, Set<KeyOf> erased) {
        var field = Fields.of(leaf.field());
        return erased.contains(new KeyOf(caseId, field.about(), field.fieldClass()));
    }

    private static List<Leaf> leaves(JsonNode json) {
        var leaves = new ArrayList<Leaf>();
        for (var leaf : json.findParents("$enc")) {
            leaves.add(new Leaf(
                    UUID.fromString(leaf.path("k").asString()),
                    leaf.path("f").asInt(),
                    leaf.path("c").asString()));
        }
        return leaves;
    }
}
