package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.spi.TimeLimit;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The data chunks of a PNG, found anew by whoever goes through them: a list of them could take more memory than the
 * file.
 *
 * @param source the file, whole chunks up to its IEND
 * @param first where the first data chunk stands, or the end of the file if there is none
 */
record PngData(Bytes source, long first) {

    /** Refuses a chunk, given from its type to its check sum, whose check sum is wrong. */
    static void checkSum(Bytes chunk) {
        checkSum(new CRC32(), chunk, 0, chunk.length() - 4);
    }

    private static void checkSum(CRC32 crc, Bytes in, long from, int length) {
        crc.reset();
        crc.update(in.array(), in.from() + (int) from, length);
        if (crc.getValue() != in.u32(from + length)) {
            throw Refusal.notDecodable(
                    "the PNG is damaged: the check sum of the chunk at byte " + (in.from() + from - 4) + " is wrong");
        }
    }

    void checkSums() {
        CRC32 crc = new CRC32();
        for (long at = chunk(first); at < source.length(); at = next(at)) {
            checkSum(crc, source, at + 4, 4 + length(at));
        }
    }

    /** What the chunks hold, one after the other. */
    InputStream stream(TimeLimit time) {
        return new Stream(time);
    }

    private int length(long at) {
        return (int) source.u32(at);
    }

    private long next(long at) {
        return chunk(at + PngHeader.FRAME + length(at));
    }

    /** The offset of the first data chunk from that of another chunk on, or the end of the file. */
    private long chunk(long from) {
        long at = from;
        while (at < source.length() && !source.matches(at + 4, "IDAT")) {
            if (source.matches(at + 4, "IEND")) {
                return source.length();
            }
            at += PngHeader.FRAME + length(at);
        }
        return at;
    }

    /** Goes from one chunk to the next. */
    private final class Stream extends InputStream {
        private long chunk = chunk(first);
        private int done;
        private final TimeLimit time;

        Stream(TimeLimit time) {
            this.time = time;
        }

        @Override
        public int read() {
            return seek() == 0 ? -1 : source.u8(chunk + 8 + done++);
        }

        @Override
        public int read(byte[] b, int off, int len) {
            Objects.checkFromIndexSize(off, len, b.length);
            time.check();
            int count = Math.min(len, seek());
            if (count == 0) {
                return len == 0 ? 0 : -1;
            }
            System.arraycopy(source.array(), source.from() + (int) chunk + 8 + done, b, off, count);
            done += count;
            return count;
        }

        /** How much is left of the chunk, after going to one that has something left; 0 at the end. */
        private int seek() {
            while (chunk < source.length() && done == length(chunk)) {
                chunk = next(chunk);
                done = 0;
            }
            return chunk < source.length() ? length(chunk) - done : 0;
        }
    }
}
