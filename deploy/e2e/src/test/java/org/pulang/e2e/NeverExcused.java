package org.pulang.e2e;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** For tests of what may not happen even once (ADR 51): one that failed fails again when the build tries it again. */
public final class NeverExcused implements BeforeEachCallback, TestWatcher {

    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        FAILED.add(context.getUniqueId());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (FAILED.contains(context.getUniqueId())) {
            throw new AssertionError("It failed once, and once is too often.");
        }
    }
}
