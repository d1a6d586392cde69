package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a HEIF or AVIF file: which items there are, where their data stand, and what belongs to them. Each table may
 * be there once and each item once in it, so that no reader can read another file out of it than we do.
 *
 * @see <a href="https://www.iso.org/standard/83650.html">ISO/IEC 23008-12, 9; ISO/IEC 14496-12, 8.11</a>
 */
final class HeifItems {
    private static final int MOST_ITEMS = 2000;
    private static final int MOST_LINKS = 20_000;
    /** Of an item's data; as many are read by libheif. */
    private static final int MOST_PIECES = 32;

    private static final Set<String> READ = Set.of(HeifHeader.AV1, HeifHeader.HEVC, HeifHeader.GRID);
    /** Made of other items, whose canvas is of whatever size they say. */
    private static final Set<String> DERIVED = Set.of("iovl", "iden");
    /** Items may share their data, but not so that many times the file would have to be read. */
    private static final long MOST_SHARING = 4;

    private final Bytes file;
    private final Bytes inside;
    private final long primary;
    private final Map<Long, String> types = new HashMap<>();
    private final Map<Long, Bytes> data = new HashMap<>();
    private final List<Box> properties;
    private final Map<Long, List<Box>> propertiesOf = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<Long, List<Long>> auxiliaries = new HashMap<>();
    private long bytesOfOthers;
    private int associated;

    /** One item's relation to others. */
    record Link(String type, long from, List<Long> to) {}

    /** Reads the tables of a file. */
    HeifItems(Bytes file) {
        this.file = file;
        Bytes meta = Box.only(Box.all(file, "the file"), "meta");
        List<Box> boxes = Box.all(meta.slice(4, meta.length() - 4), "meta");
        Bytes first = Box.only(boxes, "pitm");
        this.primary = first.u8(0) == 0 ? first.u16(4) : first.u32(4);
        this.inside = Box.atMostOne(boxes, "idat");
        readTypes(Box.only(boxes, "iinf"));
        readPlaces(Box.only(boxes, "iloc"));
        List<Box> known = Box.all(Box.only(boxes, "iprp"), "iprp");
        this.properties = Box.all(Box.only(known, "ipco"), "ipco");
        for (Box box : known) {
            if (box.type().equals("ipma")) {
                readProperties(box.content());
            }
        }
        readLinks(Box.atMostOne(boxes, "iref"));
    }

    long primary() {
        return primary;
    }

    /** Its type, as {@code av01}, or an empty text if there is no such item. */
    String type(long item) {
        return types.getOrDefault(item, "");
    }

    /** Its data, or a refusal. */
    Bytes data(long item) {
        Bytes found = data.get(item);
        if (found == null) {
            throw Refusal.notDecodable("the data of item " + item + " are not in one piece in the file");
        }
        return found;
    }

    List<Box> properties(long item) {
        return propertiesOf.getOrDefault(item, List.of());
    }

    /** What it is made of, in order. */
    List<Long> parts(long item) {
        List<Long> found = null;
        for (Link link : links) {
            if (link.from == item && link.type.equals("dimg")) {
                if (found != null) {
                    throw Refusal.notDecodable("item " + item + " has several lists of parts");
                }
                found = link.to;
            }
        }
        return found == null ? List.of() : found;
    }

    /** Whether there is any relation of a type. */
    boolean hasLinks(String type) {
        return links.stream().anyMatch(link -> link.type.equals(type));
    }

    /** Its transparency, and whatever else is decoded with it. */
    List<Long> auxiliaries(long item) {
        return auxiliaries.getOrDefault(item, List.of());
    }

    /** All bytes of items that are no pictures, as EXIF: they are copied when the file is opened. */
    long bytesOfOthers() {
        return bytesOfOthers;
    }

    /** Refuses relations that are followed without end, or to pictures of which we do not know what they take. */
    void requirePlainRelations() {
        for (Link link : links) {
            boolean auxiliary = link.type.equals("auxl");
            String type = type(link.from);
            if (auxiliary && auxiliaries.containsKey(link.from)) {
                throw Refusal.notDecodable("item " + link.from + " is an auxiliary picture and has one itself");
            }
            if (auxiliary && !READ.contains(type)) {
                throw Refusal.notDecodable("the file has an auxiliary picture of a kind that is not read: '"
                        + type.replaceAll("[^a-zA-Z0-9]", "?") + "'");
            }
            if (link.type.equals("dimg") && DERIVED.contains(type)) {
                throw Refusal.notDecodable("the file has a picture made of others that is not read: '" + type + "'");
            }
        }
    }

    private static int count(long count) {
        if (count > MOST_ITEMS) {
            throw Refusal.notDecodable("the file has " + count + " items, over " + MOST_ITEMS);
        }
        return (int) count;
    }

    private static <T> void put(Map<Long, T> map, long item, T value) {
        if (map.put(item, value) != null) {
            throw Refusal.notDecodable("item " + item + " is in a table twice");
        }
    }

    private void readTypes(Bytes table) {
        boolean wide = table.u8(0) != 0;
        count(wide ? table.u32(4) : table.u16(4));
        int at = wide ? 8 : 6;
        for (Box entry : Box.all(table.slice(at, table.length() - at), "iinf")) {
            int version = entry.content().u8(0);
            if (!entry.type().equals("infe") || version < 2 || version > 3) {
                throw Refusal.notDecodable("the file's list of items is of another kind than pictures have");
            }
            long item = version == 2 ? entry.content().u16(4) : entry.content().u32(4);
            Bytes type = entry.content().slice(version == 2 ? 8 : 10, 4);
            put(types, item, new String(type.array(), type.from(), 4, StandardCharsets.ISO_8859_1));
            if (type(item).equals("mime")) {
                requireNotPacked(item, entry.content(), version == 2 ? 12 : 14);
            }
            count(types.size());
        }
    }

    /** Refuses metadata that are compressed: they would be unpacked, to whatever they become, when the file is opened. */
    private static void requireNotPacked(long item, Bytes entry, int strings) {
        int at = strings;
        for (int i = 0; i < 2; i++) { // its name and its kind of content
            while (at < entry.length() && entry.u8(at) != 0) {
                at++;
            }
            at++;
        }
        if (at < entry.length() && entry.u8(at) != 0) {
            throw Refusal.notDecodable("the metadata of item " + item + " are compressed, which is not read");
        }
    }

    private void readPlaces(Bytes table) {
        int version = table.u8(0);
        int offsetBytes = table.u8(4) >> 4;
        int lengthBytes = table.u8(4) & 15;
        int baseBytes = table.u8(5) >> 4;
        int indexBytes = version == 0 ? 0 : table.u8(5) & 15;
        Cursor in = new Cursor(table, 6);
        int count = count(in.number(version < 2 ? 2 : 4));
        long all = 0;
        for (int i = 0; i < count; i++) {
            long item = in.number(version < 2 ? 2 : 4);
            int method = version == 0 ? 0 : (int) in.number(2) & 15;
            boolean here = in.number(2) == 0;
            long base = in.number(baseBytes);
            int extents = (int) in.number(2);
            if (extents > MOST_PIECES) {
                throw Refusal.notDecodable("item " + item + " is in " + extents + " pieces, over " + MOST_PIECES);
            }
            boolean other = !READ.contains(type(item));
            Bytes found = null;
            for (int j = 0; j < extents; j++) {
                in.number(indexBytes);
                long offset = base + in.number(offsetBytes);
                long length = in.number(lengthBytes);
                all += length;
                if (length < 0 || all > MOST_SHARING * file.length()) {
                    throw Refusal.notDecodable("the file's items have more bytes than the file");
                }
                bytesOfOthers += other ? length : 0;
                found = extents == 1 && here ? place(method, offset, length) : null;
            }
            if (found != null) {
                put(data, item, found);
            }
        }
    }

    private @Nullable Bytes place(int method, long offset, long length) {
        return switch (method) {
            case 0 -> file.slice(offset, length);
            case 1 -> inside.slice(offset, length);
            default -> null;
        };
    }

    private void readProperties(Bytes table) {
        boolean wideItems = table.u8(0) != 0;
        boolean wideIndexes = (table.u8(3) & 1) != 0;
        Cursor in = new Cursor(table, 4);
        int count = count(in.number(4));
        for (int i = 0; i < count; i++) {
            long item = in.number(wideItems ? 4 : 2);
            int associations = (int) in.number(1);
            associated += associations;
            if (associated > MOST_LINKS) {
                throw Refusal.notDecodable("the file's items have more than " + MOST_LINKS + " properties");
            }
            List<Box> own = new ArrayList<>();
            for (int j = 0; j < associations; j++) {
                int index = (int) in.number(wideIndexes ? 2 : 1) & (wideIndexes ? 0x7FFF : 0x7F);
                if (index > properties.size()) {
                    throw Refusal.notDecodable("item " + item + " has a property " + index + ", which is not there");
                }
                if (index > 0) {
                    own.add(properties.get(index - 1));
                }
            }
            put(propertiesOf, item, own);
            count(propertiesOf.size());
        }
    }

    private void readLinks(Bytes table) {
        if (table.length() == 0) {
            return;
        }
        int idBytes = table.u8(0) == 0 ? 2 : 4;
        int all = 0;
        for (Box box : Box.all(table.slice(4, table.length() - 4), "iref")) {
            Cursor in = new Cursor(box.content(), 0);
            long from = in.number(idBytes);
            int count = (int) in.number(2);
            all += count;
            if (all > MOST_LINKS) {
                throw Refusal.notDecodable("the file's items have more than " + MOST_LINKS + " relations");
            }
            List<Long> to = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                to.add(in.number(idBytes));
            }
            links.add(new Link(box.type(), from, to));
            if (box.type().equals("auxl")) {
                to.forEach(of -> auxiliaries
                        .computeIfAbsent(of, none -> new ArrayList<>())
                        .add(from));
            }
        }
    }

    /** Reads numbers one after the other. */
    private static final class Cursor {
        private final Bytes bytes;
        private long at;

        Cursor(Bytes bytes, long at) {
            this.bytes = bytes;
            this.at = at;
        }

        long number(int length) {
            long value = 0;
            for (int i = 0; i < length; i++) {
                value = value << 8 | bytes.u8(at++);
            }
            return value;
        }
    }
}
