package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.spi.TimeLimit;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes what VP8L holds. TwelveMonkeys' reader takes any number of transforms and of codes, each of which costs as much
 * as all pixels: a file of some kilobytes could take hours, or all memory.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3">RFC 9649, 3</a>
 */
final class LosslessPicture {
    private static final int PREDICTOR = 0;
    private static final int SUBTRACT_GREEN = 2;
    private static final int COLOUR_INDEXING = 3;

    /** A pixel, unpacked beside a packed one, and what blocks of at least 16 pixels go by. */
    private static final long BYTES_PER_PIXEL = 7;

    private static final long FIXED_BYTES = 256 << 10;

    private LosslessPicture() {}

    /** What decoding so many pixels takes, their own included. */
    static long bytes(long pixels) {
        return FIXED_BYTES + BYTES_PER_PIXEL * pixels + CodeGroups.Room.bytes(pixels);
    }

    /**
     * Decodes.
     *
     * @param in begins with the transforms at an offset
     * @return pixels, 0xAARRGGBB
     */
    static int[] decode(Bytes in, int offset, int width, int height, TimeLimit time) {
        LowBits bits = new LowBits(in, offset);
        CodedImage images =
                new CodedImage(bits, new CodeGroups.Room(CodeGroups.Room.bytes((long) width * height)), time);
        List<LosslessTransform> transforms = new ArrayList<>();
        boolean[] seen = new boolean[4];
        int codedWidth = width;
        while (bits.readFlag()) {
            int type = bits.read(2);
            if (seen[type]) {
                throw Refusal.notDecodable("the WebP has transform " + type + " twice");
            }
            seen[type] = true;
            int across = codedWidth;
            switch (type) {
                case SUBTRACT_GREEN -> transforms.add(LosslessTransform::addGreen);
                case COLOUR_INDEXING -> {
                    int[] palette = images.part(1 + bits.read(8), 1);
                    for (int i = 1; i < palette.length; i++) {
                        palette[i] = Prediction.sum(palette[i], palette[i - 1]);
                    }
                    transforms.add(pixels -> LosslessTransform.lookUp(pixels, across, height, palette));
                    codedWidth = CodedImage.blocks(across, LosslessTransform.shareBits(palette.length));
                }
                default -> {
                    int blockBits = 2 + bits.read(3);
                    int[] blocks =
                            images.part(CodedImage.blocks(across, blockBits), CodedImage.blocks(height, blockBits));
                    transforms.add(
                            type == PREDICTOR
                                    ? pixels -> Prediction.undo(pixels, across, blocks, blockBits)
                                    : pixels -> LosslessTransform.addColours(pixels, across, blocks, blockBits));
                }
            }
        }
        int[] pixels = images.picture(codedWidth, height);
        for (int i = transforms.size() - 1; i >= 0; i--) {
            time.check();
            pixels = transforms.get(i).undo(pixels);
        }
        return pixels;
    }
}
