package io.lazyimg.jpeg;

import static io.lazyimg.jpeg.EntropyBuffer.LONG;

import java.util.List;

/**
 * Reads a scan of a progressive file that tells other coefficients of one component than the first.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, G.1.2.2, G.1.2.3 and G.2</a>
 */
final class ProgressiveAcScan {
    private static final int BITS = HuffmanTable.BITS;
    private static final int SKIP_BITS = HuffmanTable.SKIP_BITS;

    private final Frame frame;
    private final Scan scan;
    private final Tables tables;
    private final List<Coefficients> coefficients;
    private final EntropyBuffer buffer;
    private final Restarts restarts;

    /** The place in the buffer between two rows. */
    private int at;

    /** Blocks that are still passed by without a code of their own. */
    private int endOfBandRun;

    ProgressiveAcScan(Frame frame, Scan scan, Tables tables, List<Coefficients> coefficients, EntropyBuffer buffer) {
        this.frame = frame;
        this.scan = scan;
        this.tables = tables;
        this.coefficients = coefficients;
        this.buffer = buffer;
        this.restarts = new Restarts(buffer, tables.restartInterval());
        buffer.begin(scan.data());
    }

    void decode(Runnable pulse) {
        Scan.Part part = scan.parts().get(0);
        Coefficients wanted = coefficients.get(part.component().index());
        HuffmanTable table = tables.ac(part.acTable());
        int across = Frame.ceil(frame.width(part.component()), 8);
        int down = Frame.ceil(frame.height(part.component()), 8);
        // with nothing to be known of coefficients that are not needed, all below is of no interest
        int bottom = Math.min(down, wanted.bottom);
        for (int y = 0; y < bottom; y++) {
            pulse.run();
            if (scan.high() != 0) {
                refine(wanted, table, y, across);
            } else if (wanted.known == null) {
                first(wanted, table, y, across);
            } else {
                firstWithKnown(wanted, table, y, across);
            }
        }
        buffer.check(at);
    }

    private void restart() {
        buffer.check(at);
        restarts.restart();
        at = 0;
        endOfBandRun = 0;
    }

    /** The number of blocks, this one included, that a code for the end of their band stands for. */
    private static int run(int exponent, long next) {
        return (1 << exponent) + (int) (next >>> 1 >>> (63 - exponent));
    }

    /** A row of blocks of which only the needed coefficients matter: the others are passed over. */
    private void first(Coefficients wanted, HuffmanTable table, int y, int across) {
        byte[] bytes = buffer.bytes;
        short[] ac = table.entries;
        char[] skips = table.skips();
        byte[] places = wanted.places;
        int first = scan.first();
        int last = scan.last();
        int low = scan.low();
        int end = Math.min(wanted.end, last + 1);
        int perBlock = wanted.perBlock;
        boolean wantedRow = y >= wanted.top;
        short[] values = wantedRow ? wanted.values[y - wanted.top] : new short[0];
        int safe = buffer.safe();
        int at = this.at;
        int run = this.endOfBandRun;
        for (int x = 0; x < across; x++) {
            if (restarts.due()) {
                this.at = at;
                restart();
                safe = buffer.safe();
                at = 0;
                run = 0;
            }
            if (run > 0) {
                run--;
                continue;
            }
            if (at >= safe) {
                at = buffer.more(at);
                safe = buffer.safe();
            }
            int k = first;
            boolean open = true;
            if (wantedRow && x >= wanted.left && x < wanted.right) {
                int base = (x - wanted.left) * perBlock;
                while (k < end) {
                    long next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                    int entry = ac[(int) (next >>> (64 - BITS))];
                    if (entry == 0) {
                        entry = table.longEntry(next);
                    }
                    at += entry & 63;
                    int zeros = entry >> 10 & 15;
                    if (entry > 0) {
                        k += zeros;
                        int size = entry >> 6 & 15;
                        long value = next << (entry - size);
                        long sign = ~(value >> 63);
                        int magnitude = (int) ((value ^ sign) >>> (64 - size));
                        int place = places[k];
                        if (place >= 0) {
                            values[base + place] = (short) (((magnitude ^ (int) sign) - (int) sign) << low);
                        }
                    } else if (zeros != 15) {
                        run = run(zeros, next << entry) - 1;
                        at += zeros;
                        open = false;
                        break;
                    } else {
                        k += 15;
                    }
                    k++;
                }
            }
            while (open && k <= last) {
                long next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                int skip = skips[(int) (next >>> (64 - SKIP_BITS))];
                int by = skip >> 6;
                if (k + by <= last + 1) {
                    at += skip & 63;
                    k += by;
                } else if (by >= HuffmanTable.SKIP_END && k + by <= last + HuffmanTable.SKIP_END) {
                    at += skip & 63;
                    break;
                } else {
                    int entry = ac[(int) (next >>> (64 - BITS))];
                    if (entry == 0) {
                        entry = table.longEntry(next);
                    }
                    at += entry & 63;
                    int zeros = entry >> 10 & 15;
                    if (entry < 0 && zeros != 15) {
                        run = run(zeros, next << entry) - 1;
                        at += zeros;
                        break;
                    }
                    k += zeros + 1;
                }
            }
            if (k > last + 1) {
                throw Damage.of("a block has coefficients beyond its band");
            }
        }
        this.at = at;
        this.endOfBandRun = run;
    }

    /** A row of blocks of which it matters, for later scans, what is not 0. */
    private void firstWithKnown(Coefficients wanted, HuffmanTable table, int y, int across) {
        byte[] bytes = buffer.bytes;
        short[] ac = table.entries;
        byte[] places = wanted.places;
        int last = scan.last();
        int low = scan.low();
        int perBlock = wanted.perBlock;
        boolean wantedRow = y >= wanted.top;
        short[] values = wantedRow ? wanted.values[y - wanted.top] : new short[0];
        long[] known = wanted.known(y);
        int safe = buffer.safe();
        int at = this.at;
        int run = this.endOfBandRun;
        for (int x = 0; x < across; x++) {
            if (restarts.due()) {
                this.at = at;
                restart();
                safe = buffer.safe();
                at = 0;
                run = 0;
            }
            if (run > 0) {
                run--;
                continue;
            }
            if (at >= safe) {
                at = buffer.more(at);
                safe = buffer.safe();
            }
            boolean stored = wantedRow && x >= wanted.left && x < wanted.right;
            int base = (x - wanted.left) * perBlock;
            long history = known[x];
            int k = scan.first();
            while (k <= last) {
                long next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                int entry = ac[(int) (next >>> (64 - BITS))];
                if (entry == 0) {
                    entry = table.longEntry(next);
                }
                at += entry & 63;
                int zeros = entry >> 10 & 15;
                if (entry > 0) {
                    k += zeros;
                    history |= 1L << k;
                    int place = places[k];
                    if (stored && place >= 0) {
                        int size = entry >> 6 & 15;
                        long value = next << (entry - size);
                        long sign = ~(value >> 63);
                        int magnitude = (int) ((value ^ sign) >>> (64 - size));
                        values[base + place] = (short) (((magnitude ^ (int) sign) - (int) sign) << low);
                    }
                } else if (zeros != 15) {
                    run = run(zeros, next << entry) - 1;
                    at += zeros;
                    break;
                } else {
                    k += 15;
                }
                k++;
            }
            if (k > last + 1) {
                throw Damage.of("a block has coefficients beyond its band");
            }
            known[x] = history;
        }
        this.at = at;
        this.endOfBandRun = run;
    }

    /** A row of blocks of which one more bit is told: of each coefficient that is not 0, and of those that cease to be. */
    private void refine(Coefficients wanted, HuffmanTable table, int y, int across) {
        byte[] bytes = buffer.bytes;
        short[] ac = table.entries;
        byte[] places = wanted.places;
        int last = scan.last();
        int bit = 1 << scan.low();
        int end = wanted.end;
        int perBlock = wanted.perBlock;
        boolean wantedRow = y >= wanted.top;
        short[] values = wantedRow ? wanted.values[y - wanted.top] : new short[0];
        long[] known = wanted.known(y);
        long band = -1L >>> (63 - last);
        int safe = buffer.safe();
        int at = this.at;
        int run = this.endOfBandRun;
        for (int x = 0; x < across; x++) {
            if (restarts.due()) {
                this.at = at;
                restart();
                safe = buffer.safe();
                at = 0;
                run = 0;
            }
            if (at >= safe) {
                at = buffer.more(at);
                safe = buffer.safe();
            }
            boolean stored = wantedRow && x >= wanted.left && x < wanted.right;
            int base = (x - wanted.left) * perBlock;
            long history = known[x];
            int k = scan.first();
            while (k <= last) {
                long ahead = band & -1L << k;
                int stop = last + 1;
                int size = 0;
                boolean negative = false;
                if (run == 0) {
                    long next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                    int entry = ac[(int) (next >>> (64 - BITS))];
                    if (entry == 0) {
                        entry = table.longEntry(next);
                    }
                    size = entry >> 6 & 15;
                    int zeros = entry >> 10 & 15;
                    negative = (next << (entry - size)) >= 0;
                    at += entry & 63;
                    if (size > 1) {
                        throw Damage.of("a refinement tells more than a bit");
                    }
                    if (size == 0 && zeros != 15) {
                        run = run(zeros, next << entry);
                        at += zeros;
                    } else {
                        long free = ~history & ahead;
                        for (int i = zeros; i > 0; i--) {
                            free &= free - 1;
                        }
                        if (free != 0) {
                            stop = Long.numberOfTrailingZeros(free);
                        } else if (size == 1) {
                            throw Damage.of("a refinement goes beyond its band");
                        }
                    }
                }
                long passed = history & ahead & (stop == 64 ? -1L : (1L << stop) - 1);
                int corrections = Long.bitCount(passed);
                while (corrections > 0) {
                    long next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                    int now = Math.min(corrections, 56);
                    if (stored) {
                        long told = next;
                        long rest = passed;
                        for (int i = 0; i < now; i++) {
                            int place = Long.numberOfTrailingZeros(rest);
                            if (place >= end) {
                                break;
                            }
                            if (told < 0 && places[place] >= 0) {
                                int of = base + places[place];
                                values[of] += (short) (values[of] < 0 ? -bit : bit);
                            }
                            rest &= rest - 1;
                            told <<= 1;
                        }
                    }
                    for (int i = 0; i < now && now < corrections; i++) {
                        passed &= passed - 1;
                    }
                    at += now;
                    corrections -= now;
                }
                if (size == 1) {
                    history |= 1L << stop;
                    if (stored && places[stop] >= 0) {
                        values[base + places[stop]] = (short) (negative ? -bit : bit);
                    }
                }
                k = stop + 1;
            }
            if (run > 0) {
                run--;
            }
            known[x] = history;
        }
        this.at = at;
        this.endOfBandRun = run;
    }
}
