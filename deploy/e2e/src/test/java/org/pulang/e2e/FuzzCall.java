package org.pulang.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request as it goes over the wire, where it may be wrong in ways no HTTP client would send.
 *
 * @param what how it was made, to be read where it was answered badly
 * @param target of the request line, as sent
 * @param headers whole lines; the length of the body is added unless one tells its length
 * @param contract the statuses that may answer it
 * @param unreadable the container may refuse it before any part of ours sees it: without a body, or by closing the connection
 * @param page answered in HTML where it fails
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes to be sent; never compared.
record FuzzCall(
        String what,
        boolean command,
        String method,
        String target,
        List<String> headers,
        byte[] body,
        Set<Integer> contract,
        boolean unreadable,
        boolean page) {

    private static final int PATIENCE = 60_000;

    /**
     * What came back.
     *
     * @param status 0 if nothing did
     * @param headers names in lower case
     */
    record Answered(int status, Map<String, String> headers, String body) {}

    private byte[] bytes(List<String> identity) {
        var head = new StringBuilder(
                "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(method, target));
        identity.forEach(header -> head.append(header).append("\r\n"));
        headers.forEach(header -> head.append(header).append("\r\n"));
        var names = String.join("\n", headers).toLowerCase(Locale.ROOT);
        if (body.length > 0 && !names.contains("content-length:") && !names.contains("transfer-encoding:")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** @param identity header lines that say who sends it */
    Answered send(int port, List<String> identity) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            try {
                socket.getOutputStream().write(bytes(identity));
                // Whoever told more than there is will not be waited for.
                socket.shutdownOutput();
            } catch (SocketException e) {
                // Refused before all of it was sent; the answer may be there.
            }
            return answered(everything(socket.getInputStream()));
        } catch (SocketTimeoutException e) {
            return new Answered(0, Map.of(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        }
    }

    private static byte[] everything(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            // Closed with some of the request unread.
        }
        return all.toByteArray();
    }

    private static Answered answered(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answered(0, Map.of(), "");
        }
        var lines = text.substring(0, end).split("\r\n", -1);
        var headers = new HashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        // A chunked body keeps the lengths of its chunks: enough to look for what must not be in it.
        return new Answered(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, text.substring(end + 4));
    }
}
