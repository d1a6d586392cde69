package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pictures that are sent in place of a line of text where there is no image, with the true status, which browsers show
 * all the same. They are sent as they are, whatever size was asked for. Immutable.
 */
public final class ErrorImages {
    /** The largest picture, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    static final String ACCEPTED = "pictures by status, or for all others by 'default', such as"
            + " 404=file:/etc/missing.png,default=file:/etc/broken.png";

    private static final ErrorImages NONE = new ErrorImages(Map.of());

    /** The key of the picture for statuses that have none of their own. */
    private static final int ANY = 0;

    private final Map<Integer, Picture> byStatus;

    private ErrorImages(Map<Integer, Picture> byStatus) {
        this.byStatus = byStatus;
    }

    /**
     * A picture, as it is sent.
     *
     * @param content the encoded bytes, not copied: nobody writes to them
     * @param format what they are
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of a whole picture; never compared
    public record Picture(byte[] content, ImageFormat format) {}

    /** No pictures: errors are text. */
    public static ErrorImages none() {
        return NONE;
    }

    /**
     * With a picture for one status.
     *
     * @param status one that a {@link Reason} has
     * @throws IllegalArgumentException if it is none of them, or if these are not the bytes of a picture of a known format,
     *     or over {@link #MAX_BYTES}
     */
    public ErrorImages with(int status, byte[] picture) {
        if (Arrays.stream(Reason.values()).noneMatch(reason -> reason.status() == status)) {
            throw new IllegalArgumentException("no error has the status " + status + "; there are "
                    + Arrays.stream(Reason.values())
                            .map(Reason::status)
                            .distinct()
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
        }
        return put(status, picture);
    }

    /** With a picture for every status that has none of its own; for the rest as {@link #with}. */
    public ErrorImages withDefault(byte[] picture) {
        return put(ANY, picture);
    }

    private ErrorImages put(int status, byte[] picture) {
        if (picture.length > MAX_BYTES) {
            throw new IllegalArgumentException("the picture has " + picture.length + " bytes, over " + MAX_BYTES);
        }
        ImageFormat format = ImageFormat.sniff(picture)
                .orElseThrow(() -> new IllegalArgumentException("that is no picture of a known format"));
        Map<Integer, Picture> more = new TreeMap<>(byStatus);
        more.put(status, new Picture(picture.clone(), format));
        return new ErrorImages(more);
    }

    /** The picture to send with a status, or nothing. */
    public Optional<Picture> find(int status) {
        Picture own = byStatus.get(status);
        return Optional.ofNullable(own == null ? byStatus.get(ANY) : own);
    }

    /** Reads the files that a setting names. */
    static ErrorImages parse(String text) {
        ErrorImages all = NONE;
        for (String item : text.split(",", -1)) {
            String[] parts = item.strip().split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("'" + item.strip() + "' names no file");
            }
            try {
                byte[] picture = read(parts[1].strip());
                String status = parts[0].strip();
                all = status.equals("default") ? all.withDefault(picture) : all.with(Values.whole(status), picture);
            } catch (NoSuchFileException e) {
                throw new IllegalArgumentException("there is no file " + parts[1], e);
            } catch (IOException e) {
                throw new IllegalArgumentException(parts[1] + " cannot be read: " + e, e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(item.strip() + ": " + e.getMessage(), e);
            }
        }
        return all;
    }

    private static byte[] read(String uri) throws IOException {
        Path file;
        try {
            file = Path.of(URI.create(uri));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IllegalArgumentException("that is no file such as file:/etc/missing.png", e);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }
}
