package org.pulang.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import org.pulang.runner.console.Patience;

/**
 * First thing in a process started by the runner: calls the main method named by the first argument, and ends the process when
 * its standard input does, that is when the runner wants it to or is no more. So nothing survives a runner that was killed.
 */
public final class Child {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Child() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        daemon("parent-watch", Child::endWithParent);
        var main = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            // The service has logged why it did not start.
            System.exit(1);
        }
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // No standard input is as good as one that ended.
        }
        daemon("parent-watch-impatient", () -> {
            Patience.pause(PATIENCE);
            Runtime.getRuntime().halt(1);
        });
        System.exit(0);
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
