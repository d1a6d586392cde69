package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an AVIF out of coded pictures, right or wrong. */
final class HeifFile {
    private final List<byte[]> properties = new ArrayList<>();
    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream owners = new ByteArrayOutputStream();
    private final ByteArrayOutputStream links = new ByteArrayOutputStream();
    private final Map<Integer, byte[]> data = new LinkedHashMap<>();
    private int pieces = 1;

    /** The configuration and the data of an AVIF's primary picture. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Picture(int width, int height, byte[] configuration, byte[] data) {
        static Picture of(byte[] avif) {
            HeifItems items = new HeifItems(Bytes.bigEndian(avif));
            Bytes size = Box.only(items.properties(items.primary()), "ispe");
            return new Picture(
                    (int) size.u32(4),
                    (int) size.u32(8),
                    copy(Box.only(items.properties(items.primary()), "av1C")),
                    copy(items.data(items.primary())));
        }

        private static byte[] copy(Bytes bytes) {
            byte[] copy = new byte[bytes.length()];
            System.arraycopy(bytes.array(), bytes.from(), copy, 0, copy.length);
            return copy;
        }
    }

    static byte[] bytes(int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    static byte[] numbers(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            out.putInt(value);
        }
        return out.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer out = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            out.putShort((short) value);
        }
        return out.array();
    }

    static byte[] box(String type, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(numbers(8 + content.size()));
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    static byte[] size(int width, int height) {
        return box("ispe", numbers(0, width, height));
    }

    static byte[] colours(int primaries, int transfer) {
        return box("colr", "nclx".getBytes(StandardCharsets.US_ASCII), shorts(primaries, transfer, 6), bytes(0x80));
    }

    /** A grid's own data. */
    static byte[] grid(int columns, int rows, int width, int height) {
        byte[] sides = shorts(width, height);
        return bytes(0, 0, rows - 1, columns - 1, sides[0], sides[1], sides[2], sides[3]);
    }

    /** An item, whose number must be new. */
    HeifFile item(int number, String type, byte[] content, byte[]... own) {
        return item(number, type, "\0", content, own);
    }

    /** An item of metadata, which are or are not compressed. */
    HeifFile metadata(int number, String encoding, byte[] content) {
        return item(number, "mime", "XMP\0application/rdf+xml\0" + encoding + "\0", content);
    }

    private HeifFile item(int number, String type, String strings, byte[] content, byte[]... own) {
        types.writeBytes(box(
                "infe", bytes(2, 0, 0, 0), shorts(number, 0), (type + strings).getBytes(StandardCharsets.US_ASCII)));
        owners.writeBytes(shorts(number));
        owners.write(own.length);
        for (byte[] property : own) {
            if (!properties.contains(property)) { // the very same
                properties.add(property);
            }
            owners.write(properties.indexOf(property) + 1);
        }
        data.put(number, content);
        return this;
    }

    /** A coded picture. */
    HeifFile picture(int number, Picture picture, byte[]... more) {
        List<byte[]> own = new ArrayList<>();
        own.add(size(picture.width, picture.height));
        own.add(box("av1C", picture.configuration));
        own.addAll(List.of(more));
        return item(number, "av01", picture.data, own.toArray(byte[][]::new));
    }

    HeifFile link(String type, int from, int... to) {
        links.writeBytes(box(type, shorts(from, to.length), shorts(to)));
        return this;
    }

    /** Every item's data, so many times over. */
    HeifFile pieces(int count) {
        pieces = count;
        return this;
    }

    /** The file, whose primary picture is item 1. */
    byte[] toBytes(byte[]... more) {
        int length = meta(0, more).length;
        byte[] head = head();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(meta(head.length + length + 8, more));
        out.writeBytes(box("mdat", data.values().toArray(byte[][]::new)));
        return out.toByteArray();
    }

    private static byte[] head() {
        return box("ftyp", "avif\0\0\0\0mif1avif".getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] meta(int offset, byte[]... more) {
        ByteArrayOutputStream places = new ByteArrayOutputStream();
        int at = offset;
        for (Map.Entry<Integer, byte[]> item : data.entrySet()) {
            places.writeBytes(shorts(item.getKey(), 0, pieces));
            for (int i = 0; i < pieces; i++) {
                places.writeBytes(numbers(at, item.getValue().length));
            }
            at += item.getValue().length;
        }
        byte[] type = "\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (byte[] box : more) {
            rest.writeBytes(box);
        }
        return box(
                "meta",
                numbers(0),
                box("hdlr", type),
                box("pitm", numbers(0), shorts(1)),
                box("iloc", numbers(0), bytes(0x44, 0), shorts(data.size()), places.toByteArray()),
                box("iinf", numbers(0), shorts(data.size()), types.toByteArray()),
                box("iref", numbers(0), links.toByteArray()),
                box(
                        "iprp",
                        box("ipco", properties.toArray(byte[][]::new)),
                        box("ipma", numbers(0, data.size()), owners.toByteArray())),
                rest.toByteArray());
    }
}
