package org.pulang.command.gateway;

import java.util.UUID;
import org.pulang.command.eventstore.TimeOrderedIds;
import org.pulang.command.refusal.CommandRefused;
import org.pulang.command.refusal.Refusal;
import org.pulang.vocabulary.CaseId;
import org.pulang.vocabulary.CaseLinkId;
import org.pulang.vocabulary.InstrumentId;
import org.pulang.vocabulary.StaffId;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of streams that commands are asked of. */
enum StreamKind {
    Case("cases", "ReintegrationCase", Refusal.CASE_UNKNOWN, Refusal.CASE_EXISTS),
    Provider("providers", "ServiceProvider", Refusal.PROVIDER_UNKNOWN, Refusal.PROVIDER_EXISTS),
    /** Their ids are chosen by their organisations, and are no UUIDs. */
    Staff("staff", "StaffMember", Refusal.STAFF_UNKNOWN, Refusal.STAFF_EXISTS),
    Grant("grants", "AccessGrant", Refusal.GRANT_UNKNOWN, Refusal.GRANT_EXISTS),
    Erasure("erasures", "ErasureRequest", Refusal.ERASURE_UNKNOWN, Refusal.ERASURE_EXISTS),
    Request("requests", "SubjectRequest", Refusal.SUBJECT_REQUEST_UNKNOWN, Refusal.SUBJECT_REQUEST_EXISTS),
    /** Their ids are code and version, and are no UUIDs. */
    Instrument("instruments", "PublishedInstrument", Refusal.INSTRUMENT_NOT_PUBLISHED, Refusal.INSTRUMENT_EXISTS),
    /** Their ids are told by the pair of cases. */
    Link("links", "CaseLink", Refusal.LINK_UNKNOWN, Refusal.LINK_EXISTS);

    private final String collection;
    private final String stored;
    private final Refusal unknown;
    private final Refusal alreadyThere;

    StreamKind(String collection, String stored, Refusal unknown, Refusal alreadyThere) {
        this.collection = collection;
        this.stored = stored;
        this.unknown = unknown;
        this.alreadyThere = alreadyThere;
    }

    /** Its part of the URL. */
    String collection() {
        return collection;
    }

    /** As stored with each event. */
    String stored() {
        return stored;
    }

    /** What a command is told whose stream does not exist. */
    Refusal unknown() {
        return unknown;
    }

    /** What a command is told that would begin a stream which exists. */
    Refusal alreadyThere() {
        return alreadyThere;
    }

    /** Whether an id may be made for what begins. */
    boolean idsAreMade() {
        return this != Staff && this != Instrument;
    }

    /**
     * The id of what begins, where the client gave none: of a pair of cases that which both tell, of all else a new one. Where the
     * body names no pair, a new one, too: what is wrong with it is told later.
     */
    String madeId(ObjectNode body) {
        if (this == Link) {
            try {
                return CaseLinkId.of(
                                CaseId.of(body.path("caseId").asString("")),
                                CaseId.of(body.path("otherCaseId").asString("")))
                        .toString();
            } catch (IllegalArgumentException e) {
                return TimeOrderedIds.next().toString();
            }
        }
        return TimeOrderedIds.next().toString();
    }

    /**
     * An id of the URL, always written alike.
     *
     * @throws CommandRefused {@code ID_INVALID} if it has another shape
     */
    String id(String text) {
        try {
            return switch (this) {
                case Staff -> new StaffId(text).value();
                case Instrument -> new InstrumentId(text).value();
                case Case, Provider, Grant, Erasure, Request, Link ->
                    UUID.fromString(text).toString();
            };
        } catch (IllegalArgumentException e) {
            throw new CommandRefused(Refusal.ID_INVALID);
        }
    }

    UUID stream(String id) {
        return switch (this) {
            case Staff -> new StaffId(id).stream();
            case Instrument -> new InstrumentId(id).stream();
            case Case, Provider, Grant, Erasure, Request, Link -> UUID.fromString(id);
        };
    }
}
