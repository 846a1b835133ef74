package org.pulang.query.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The file of a form, as it comes in: it is read once, piece by piece, by whoever sends it on, and no part of it is kept here. What it
 * is called on its owner's machine is never looked at, since that may be anybody's name. The fields stand before it, and are parameters
 * of the request like those of any other form.
 */
public final class Upload {

    /** Characters of all fields together; no form of ours has so many. */
    private static final int FIELDS_LIMIT = 64 * 1024;

    private static final int MOST_FIELDS = 64;

    /** What it begins with tells what it is. */
    private static final int BEGINNING = 8;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final InputStream body;
    private final boolean tooLarge;
    private @Nullable PushbackInputStream file;
    private boolean over;

    private Upload(InputStream body, boolean tooLarge) {
        this.body = body;
        this.tooLarge = tooLarge;
    }

    /** Empty where the request brought none. */
    public static Optional<Upload> of(HttpServletRequest request) {
        return Optional.ofNullable((Upload) request.getAttribute(Upload.class.getName()));
    }

    /**
     * Reads up to the file, which comes last.
     *
     * @param largest the file may be, in bytes
     * @throws IOException if it is no such form, or its fields are too long
     */
    static Upload begin(HttpServletRequest request, long largest) throws IOException {
        var upload = new Upload(request.getInputStream(), request.getContentLengthLong() > largest + FIELDS_LIMIT);
        var parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
        int left = FIELDS_LIMIT;
        int more = MOST_FIELDS;
        while (upload.file == null && parts.hasNext()) {
            var part = parts.next();
            if (part.isFormField()) {
                var bytes = part.openStream().readNBytes(left + 1);
                left -= bytes.length;
                more--;
                if (left < 0 || more < 0) {
                    throw new FileUploadException("Too much beside the file.");
                }
                upload.fields
                        .computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                        .add(new String(bytes, StandardCharsets.UTF_8));
            } else {
                upload.file = begun(part);
            }
        }
        request.setAttribute(Upload.class.getName(), upload);
        return upload;
    }

    private static PushbackInputStream begun(FileItemStream part) throws IOException {
        return new PushbackInputStream(part.openStream(), BEGINNING);
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** Whether it cannot but be larger than allowed; of the rest, who takes it tells. */
    public boolean tooLarge() {
        return tooLarge;
    }

    /** Its first bytes; none where no file was chosen, or an empty one. */
    public synchronized byte[] beginning() {
        if (file == null || over) {
            return new byte[0];
        }
        try {
            var bytes = file.readNBytes(BEGINNING);
            file.unread(bytes);
            return bytes;
        } catch (IOException e) {
            // The line broke, or it is no form: there is no file.
            over = true;
            return new byte[0];
        }
    }

    /** To be read by whoever sends it on; it ends with an exception where it was given up meanwhile. */
    public InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                synchronized (Upload.this) {
                    if (over || file == null) {
                        throw new IOException("Given up.");
                    }
                    return file.read(bytes, offset, length);
                }
            }
        };
    }

    /** Lets the rest go by, since a browser shows no answer before all was sent. Nobody reads on after that. */
    public synchronized void giveUp() {
        over = true;
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Then nobody waits for an answer.
            return;
        }
    }
}
