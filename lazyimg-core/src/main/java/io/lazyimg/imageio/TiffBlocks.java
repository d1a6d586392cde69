package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Size;

/**
 * Where the strips or tiles of a TIFF are, as many as its sides need and together no longer than the file: a reader that
 * goes through them does no more work than the file and the picture are worth.
 *
 * @param size of a strip or tile
 * @param offsets in the file
 * @param lengths in bytes; none if the file does not say, which only one without compression may leave out
 */
record TiffBlocks(Size size, TiffNumbers offsets, TiffNumbers lengths) {
    /**
     * More than any writer makes: a row each for the longest side, or tiles of 32x32 in 100 megapixels. The reader takes some
     * 40 microseconds for each, whatever is in it.
     */
    private static final int MOST = 100_000;

    /** The reader makes arrays of two kinds of both lists. */
    private static final long READER_BYTES = 64;

    private static final int PLANAR = 2;

    static TiffBlocks read(TiffDirectory directory, Size picture, Size block, int samples, boolean compressed) {
        boolean tiles = directory.count(TiffDirectory.TILE_OFFSETS) > 0;
        TiffBlocks blocks = new TiffBlocks(
                block,
                directory.numbers(tiles ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS),
                directory.numbers(tiles ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES));
        long planes = directory.number(TiffDirectory.PLANES, 1) == PLANAR ? samples : 1;
        blocks.check(planes * blocks(picture.width(), block.width()) * blocks(picture.height(), block.height()));
        blocks.checkLengths(compressed, directory.length());
        return blocks;
    }

    private static long blocks(long side, long block) {
        if (block < 1) {
            throw Refusal.notDecodable("the TIFF has strips or tiles with a side of " + block + " pixels");
        }
        return (side + block - 1) / block;
    }

    private void check(long needed) {
        if (needed > MOST) {
            throw Refusal.notDecodable("the TIFF has " + needed + " strips or tiles; " + MOST + " are read");
        }
        boolean unsaid = lengths.count() == 0;
        if (offsets.count() != needed || (!unsaid && lengths.count() != needed)) {
            throw Refusal.notDecodable("the TIFF has " + offsets.count() + " offsets and " + lengths.count()
                    + " lengths of strips or tiles; its size needs " + needed);
        }
    }

    /** A single length of zero makes the reader forget all of them. */
    private void checkLengths(boolean compressed, int most) {
        long total = 0;
        boolean said = lengths.count() > 0;
        for (int i = 0; i < lengths.count(); i++) {
            total += lengths.at(i);
            said &= lengths.at(i) > 0;
        }
        if (total > most || (compressed && !said)) {
            throw Refusal.notDecodable("the TIFF's strips or tiles have " + total + " bytes in a file of " + most
                    + (said ? "" : ", and not each says its length"));
        }
    }

    /** What a reader takes to go through them. */
    long bytes() {
        return READER_BYTES * offsets.count();
    }
}
