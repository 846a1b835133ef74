package org.pulang.command.eventstore;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Locks of aggregates that are given back when their command is over, whatever became of it. Axon 4.13.0 keeps the lock where
 * {@code CREATE_IF_MISSING} meets a stream of another kind: every later command for that id would then wait a minute and fail.
 * To be named by each aggregate with that policy.
 */
@Component(CommandLocks.NAME)
public final class CommandLocks implements LockFactory {

    public static final String NAME = "commandLocks";

    private final LockFactory locks = PessimisticLockFactory.usingDefaults();

    @Override
    public Lock obtainLock(String identifier) {
        var lock = new ReleasedOnce(locks.obtainLock(identifier));
        CurrentUnitOfWork.ifStarted(command -> command.onCleanup(ended -> lock.release()));
        return lock;
    }

    private static final class ReleasedOnce implements Lock {

        private final Lock lock;
        private final AtomicBoolean released = new AtomicBoolean();

        ReleasedOnce(Lock lock) {
            this.lock = lock;
        }

        @Override
        public void release() {
            if (released.compareAndSet(false, true)) {
                lock.release();
            }
        }

        @Override
        public boolean isHeld() {
            return !released.get() && lock.isHeld();
        }
    }
}
