package org.pulang.keys;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Where wrapped keys lie. Each method is one round trip; what fails there is {@link org.pulang.personal.KeysUnavailable}. */
interface WrappedKeys extends AutoCloseable {

    /** Those of some keys that there are. */
    List<WrappedKey> find(Collection<KeyOf> wanted);

    /** Commits those for which there is none yet, and gives the one that counts for each. */
    List<WrappedKey> obtain(Collection<WrappedKey> proposed);

    /** The key of an id with all others of its case; without it, if there is none. */
    List<WrappedKey> withThoseOfItsCase(UUID id);

    /** Tells, from another thread, whenever something was destroyed or that may have been missed. */
    void onDestruction(Runnable listener);

    @Override
    void close();
}
