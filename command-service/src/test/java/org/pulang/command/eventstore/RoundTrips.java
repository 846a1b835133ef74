package org.pulang.command.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to PostgreSQL on which it is counted how often somebody asks and waits for the answer, the connection that notifies left out. */
final class RoundTrips implements AutoCloseable {

    private final AtomicInteger count = new AtomicInteger();
    private final ServerSocket door;
    private final int database;

    RoundTrips(int database) {
        this.database = database;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    int during(Runnable step) {
        var before = count.get();
        step.run();
        return count.get() - before;
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            var client = door.accept();
            var server = new Socket(InetAddress.getLoopbackAddress(), database);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var answered = new AtomicBoolean(true);
            var notifies = new AtomicBoolean();
            start(() -> pass(client.getInputStream(), server.getOutputStream(), message -> {
                // Once prepared, the statement goes by a number.
                if (message.contains("pg_notify")) {
                    notifies.set(true);
                }
                if (answered.getAndSet(false) && !notifies.get()) {
                    count.incrementAndGet();
                }
            }));
            start(() -> pass(server.getInputStream(), client.getOutputStream(), message -> answered.set(true)));
        }
    }

    private static void pass(InputStream from, OutputStream to, java.util.function.Consumer<String> each)
            throws IOException {
        var buffer = new byte[65536];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            each.accept(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        var thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                // One side has closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
