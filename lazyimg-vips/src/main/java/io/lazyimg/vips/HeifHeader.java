package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Size;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.vips.Original.Colours;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out what is decoded for a HEIF or AVIF file and how large all of it is: the primary picture, the tiles that it is
 * made of, and its transparency. What the coded data say themselves must agree with what the file says of them.
 */
final class HeifHeader {
    static final String AV1 = "av01";
    static final String HEVC = "hvc1";
    static final String GRID = "grid";

    /** Coded pictures come in blocks of up to so many pixels on a side, and may be that much larger than they say. */
    private static final int BLOCK = 64;

    /** As many tiles are decoded at the same time at most, by threads of libheif's own. */
    private static final long TILES_AT_ONCE = 4;

    private static final int MOST_SIDE = 1 << 16;

    /** Of all items together: many may share one configuration, and it is read anew for each. */
    private static final long MOST_CONFIGURATION_BYTES = 1 << 20;

    private static final int P3_PRIMARIES = 12;
    /** Primaries that are sRGB's, near them or not told; ITU-T H.273, 8.1. */
    private static final Set<Integer> USUAL_PRIMARIES = Set.of(0, 1, 2, 5, 6, 7);
    /** PQ and HLG; ITU-T H.273, 8.2. */
    private static final Set<Integer> HDR_TRANSFERS = Set.of(16, 18);

    private final HeifItems items;
    private final Map<Long, Coded> coded = new HashMap<>();
    private final Set<Long> added = new HashSet<>();
    private long configurationBytes;
    private long decodedBytes;

    private HeifHeader(Bytes file) {
        this.items = new HeifItems(file);
    }

    /** Reads the header of a HEIF or AVIF file, or refuses it. */
    static Original read(ImageFormat format, byte[] source) {
        HeifHeader header = new HeifHeader(Bytes.bigEndian(source));
        if (header.items.hasLinks("prem")) {
            throw Refusal.notDecodable("the file's colours are multiplied by its transparency, which is not read");
        }
        header.items.requirePlainRelations();
        long primary = header.items.primary();
        Size stored = header.add(primary);
        header.items.auxiliaries(primary).forEach(header::add);
        header.decodedBytes += Footprint.besidesHeif(header.items.bytesOfOthers());
        Size upright = header.upright(primary, stored);
        return new Original(format, upright.width(), upright.height(), header.decodedBytes, header.colours(primary));
    }

    /** Adds up what is decoded for an item, and tells its size as stored. What is decoded twice may be so without end. */
    private Size add(long item) {
        if (!added.add(item)) {
            throw Refusal.notDecodable("item " + item + " stands in several places of the picture");
        }
        return items.type(item).equals(GRID) ? addGrid(item) : addCoded(item);
    }

    private Size addCoded(long item) {
        Coded picture = picture(item);
        decodedBytes += bytes(picture);
        return picture.size();
    }

    private static long bytes(Coded picture) {
        Size size = picture.size();
        return Footprint.decodingHeif(size.width() + BLOCK, size.height() + BLOCK, picture.rich());
    }

    /** A coded picture with the size that the file says it has. */
    private Coded picture(long item) {
        Coded known = coded.get(item);
        if (known == null) {
            known = readPicture(item);
            coded.put(item, known);
        }
        return known;
    }

    private Coded readPicture(long item) {
        Size said = said(item);
        Coded coded =
                switch (items.type(item)) {
                    case AV1 -> Av1Stream.read(configuration(item, "av1C", 4), items.data(item));
                    case HEVC -> HevcStream.read(configuration(item, "hvcC", 0), items.data(item));
                    default ->
                        throw Refusal.notDecodable("the file has a picture of a kind that is not read: '"
                                + items.type(item).replaceAll("[^a-zA-Z0-9]", "?") + "'");
                };
        Size inside = coded.size();
        if (!isBlocksOf(inside.width(), said.width()) || !isBlocksOf(inside.height(), said.height())) {
            throw Refusal.notDecodable("the file says " + text(said) + " pixels, and its data " + text(inside));
        }
        return new Coded(said, coded.rich());
    }

    private static boolean isBlocksOf(int coded, int said) {
        return coded >= said && coded < said + BLOCK;
    }

    private Bytes configuration(long item, String type, int skipped) {
        Bytes box = Box.only(items.properties(item), type);
        configurationBytes += box.length();
        if (configurationBytes > MOST_CONFIGURATION_BYTES) {
            throw Refusal.notDecodable(
                    "the file's items have more than " + MOST_CONFIGURATION_BYTES + " bytes of configuration");
        }
        return box.slice(skipped, box.length() - skipped);
    }

    private Size addGrid(long item) {
        Bytes data = items.data(item);
        boolean wide = (data.u8(1) & 1) != 0;
        int rows = data.u8(2) + 1;
        int columns = data.u8(3) + 1;
        long width = wide ? data.u32(4) : data.u16(4);
        long height = wide ? data.u32(8) : data.u16(6);
        Size said = said(item);
        if (said.width() != width || said.height() != height) {
            throw Refusal.notDecodable(
                    "the file says " + text(said) + " pixels, and its grid of tiles " + width + "x" + height);
        }
        List<Long> tiles = items.parts(item);
        if (tiles.size() != rows * columns) {
            throw Refusal.notDecodable("a grid of " + columns + "x" + rows + " tiles has " + tiles.size() + " of them");
        }
        Coded firstTile = picture(tiles.get(0));
        Size first = firstTile.size();
        for (long tile : tiles) {
            if (!picture(tile).equals(firstTile)) {
                throw Refusal.notDecodable("the tiles of a grid are of several kinds");
            }
        }
        tiles.stream().distinct().forEach(tile -> items.auxiliaries(tile).forEach(this::addToTile));
        if (!isCovered(said.width(), first.width(), columns) || !isCovered(said.height(), first.height(), rows)) {
            throw Refusal.notDecodable("a grid of " + columns + "x" + rows + " tiles of " + text(first)
                    + " pixels does not make " + text(said));
        }
        decodedBytes += Math.min(TILES_AT_ONCE, tiles.size()) * bytes(firstTile);
        decodedBytes += Footprint.decodingHeif(said.width(), said.height(), firstTile.rich());
        return said;
    }

    private void addToTile(long auxiliary) {
        if (items.type(auxiliary).equals(GRID)) {
            throw Refusal.notDecodable("item " + auxiliary + ", which belongs to a tile, is a grid of tiles itself");
        }
        add(auxiliary);
    }

    private static boolean isCovered(long side, long tile, long count) {
        return count * tile >= side && (count - 1) * tile < side;
    }

    /** The size that the file says an item has. */
    private Size said(long item) {
        Bytes box = Box.only(items.properties(item), "ispe");
        long width = box.u32(4);
        long height = box.u32(8);
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw Refusal.notDecodable("the header says " + width + "x" + height + " pixels");
        }
        return new Size((int) width, (int) height);
    }

    private Size upright(long item, Size stored) {
        Size size = stored;
        for (Box property : items.properties(item)) {
            Bytes content = property.content();
            if (property.type().equals("clap")) {
                size = new Size(
                        cropped(content.u32(0), content.u32(4), size.width()),
                        cropped(content.u32(8), content.u32(12), size.height()));
            } else if (property.type().equals("irot") && (content.u8(0) & 1) != 0) {
                size = size.turned();
            }
        }
        return size;
    }

    private static int cropped(long numerator, long denominator, int side) {
        long kept = denominator == 0 ? 0 : numerator / denominator;
        if (kept < 1 || kept > side) {
            throw Refusal.notDecodable(
                    "the header says that " + numerator + "/" + denominator + " of " + side + " pixels are seen");
        }
        return (int) kept;
    }

    private Colours colours(long item) {
        Colours told = Colours.SRGB;
        for (Box property : items.properties(item)) {
            Bytes content = property.content();
            if (property.type().equals("colr")) {
                if (content.matches(0, "prof") || content.matches(0, "rICC")) {
                    return Colours.EMBEDDED;
                }
                if (content.matches(0, "nclx")) {
                    told = told(content.u16(4), content.u16(6));
                }
            }
        }
        if (told == Colours.OTHER) {
            throw Refusal.notDecodable("the file's colours are those of HDR or of wide television, which are not read");
        }
        return told;
    }

    private static Colours told(int primaries, int transfer) {
        if (HDR_TRANSFERS.contains(transfer)) {
            return Colours.OTHER;
        }
        if (primaries == P3_PRIMARIES) {
            return Colours.DISPLAY_P3;
        }
        return USUAL_PRIMARIES.contains(primaries) ? Colours.SRGB : Colours.OTHER;
    }

    private static String text(Size size) {
        return size.width() + "x" + size.height();
    }
}
