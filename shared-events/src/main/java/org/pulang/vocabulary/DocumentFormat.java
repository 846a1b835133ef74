package org.pulang.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what form a document may be attached: none that a reader's machine carries out. */
public enum DocumentFormat {
    Pdf("application/pdf", "pdf"),
    Jpeg("image/jpeg", "jpg"),
    Png("image/png", "png"),
    /** In UTF-8. */
    Text("text/plain", "txt");

    private final String mediaType;
    private final String extension;

    DocumentFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of a file name, without the point. */
    public String extension() {
        return extension;
    }

    /** By its media type, without parameters. */
    public static Optional<DocumentFormat> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
