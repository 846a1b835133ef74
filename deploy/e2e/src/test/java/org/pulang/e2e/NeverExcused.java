package org.pulang.e2e;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** For tests of what may not happen even once (ADR 51): one that failed fails again when the build tries it again. */
public final class NeverExcused implements BeforeEachCallback, TestWatcher {

    private static final Map<String, Throwable> FAILED = new ConcurrentHashMap<>();

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        FAILED.putIfAbsent(context.getUniqueId(), cause);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var cause = FAILED.get(context.getUniqueId());
        if (cause != null) {
            throw new AssertionError("It failed once, and once is too often.", cause);
        }
    }
}
