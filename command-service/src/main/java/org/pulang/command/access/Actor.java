package org.pulang.command.access;

import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventMetadata;
import org.pulang.vocabulary.OrganisationId;
import org.pulang.vocabulary.Role;
import org.pulang.vocabulary.StaffId;

/** Who issues a command, as its metadata tell; handlers take it as a parameter. */
public record Actor(StaffId id, OrganisationId organisation, Role role) {

    /** The clocks and automatic steps of this service. */
    public static final Actor SYSTEM = new Actor(new StaffId("system"), new OrganisationId("pulang"), Role.System);

    /** @throws IllegalStateException if the message came in by a way that names no actor */
    public static Actor of(MetaData metadata) {
        return new Actor(
                new StaffId(text(metadata, EventMetadata.ACTOR)),
                new OrganisationId(text(metadata, EventMetadata.ORGANISATION)),
                Role.valueOf(text(metadata, EventMetadata.ROLE)));
    }

    /**
     * Whose token a request carries, as the staff table knew them when it came in.
     *
     * @throws IllegalStateException if the request came in by a way that asks for no token
     */
    public static Actor of(HttpServletRequest request) {
        if (request.getAttribute(Actor.class.getName()) instanceof Actor actor) {
            return actor;
        }
        throw new IllegalStateException("Nobody is known to have sent this request.");
    }

    static Actor of(Staff staff) {
        return new Actor(staff.id(), staff.organisation(), staff.role());
    }

    public MetaData metadata() {
        return MetaData.with(EventMetadata.ACTOR, id.value())
                .and(EventMetadata.ORGANISATION, organisation.value())
                .and(EventMetadata.ROLE, role.name());
    }

    private static String text(MetaData metadata, String key) {
        @Nullable Object value = metadata.get(key);
        if (value == null) {
            throw new IllegalStateException("No %s in the message's metadata.".formatted(key));
        }
        return (String) value;
    }
}
