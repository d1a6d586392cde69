package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a progressive file: looks through its scans first, reads those that the targets need, and no others.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex G</a>
 */
final class ProgressiveDecoder {
    /** More scans than any encoder writes; each may cost a walk through all blocks. */
    static final int MAX_SCANS = 100;

    /** Segments between scans: more than four tables of each kind for each. */
    private static final int MAX_SEGMENTS = 20 * MAX_SCANS;

    private final byte[] source;
    private final Frame frame;
    private final List<Target> targets;
    private final Runnable pulse;
    private final List<Step> steps = new ArrayList<>();
    private boolean ended;

    /** A segment of the file; a scan's, if {@code scan} is there. */
    private record Step(
            int marker, int from, int to, @Nullable Scan scan) {}

    ProgressiveDecoder(byte[] source, Frame frame, List<Target> targets, Runnable pulse) {
        this.source = source;
        this.frame = frame;
        this.targets = targets;
        this.pulse = pulse;
    }

    /** Decodes; see {@link Decoder#decode}. */
    double[] decode() {
        index();
        int[] low = new int[targets.size()];
        double[] errors = new double[targets.size()];
        List<Coefficients> coefficients = new ArrayList<>();
        List<long[]> needed = new ArrayList<>();
        for (Target target : targets) {
            int[] quant = quant(target);
            int needless = ended ? Precision.needless(quant, target.detail(), target.tolerance()) : 0;
            long wanted = !ended ? -1 : target.isNothing() ? 0 : needed(target, needless);
            int index = target.component().index();
            low[index] = needless;
            errors[index] = Precision.error(quant, target.detail(), Math.min(needless, known(target, needless)));
            needed.add(new long[] {wanted});
            coefficients.add(new Coefficients(frame, target, refined(target, wanted, needless)));
        }
        Tables tables = new Tables();
        EntropyBuffer buffer = new EntropyBuffer(source);
        for (Step step : steps) {
            Scan scan = step.scan();
            if (scan == null) {
                tables.take(step.marker(), source, step.from(), step.to());
                continue;
            }
            boolean read = false;
            for (Scan.Part part : scan.parts()) {
                int index = part.component().index();
                coefficients.get(index).note(scan, tables.quant(part.component().quantTable()));
                read |= isRead(scan, needed.get(index)[0], low[index]);
            }
            if (read) {
                if (scan.first() == 0) {
                    new ProgressiveDcScan(frame, scan, tables, coefficients, buffer).decode(pulse);
                } else {
                    new ProgressiveAcScan(frame, scan, tables, coefficients, buffer).decode(pulse);
                }
            }
        }
        for (Coefficients one : coefficients) {
            if (!ended && !one.complete()) {
                throw Damage.of("it is cut off: there is no end-of-image marker, and not all coefficients are told");
            }
            one.deliver(known(one.target, low[one.target.component().index()]), pulse);
        }
        return errors;
    }

    /** Finds all segments, and whether the file ends as it should. */
    private void index() {
        Markers markers = new Markers(source, 2);
        int scans = 0;
        while (true) {
            int marker = markers.next();
            if (marker == Markers.NONE || marker == Markers.EOI) {
                ended = marker == Markers.EOI;
                break;
            }
            if (marker == Markers.SOS) {
                if (++scans > MAX_SCANS) {
                    throw Damage.of("it has more than " + MAX_SCANS + " scans");
                }
                Scan scan = Scan.read(frame, source, markers.from(), markers.to());
                steps.add(new Step(marker, markers.from(), markers.to(), scan));
            } else if (marker == Markers.DQT || marker == Markers.DHT || marker == Markers.DRI) {
                steps.add(new Step(marker, markers.from(), markers.to(), null));
            }
            if (steps.size() > MAX_SEGMENTS) {
                throw Damage.of("it has more than " + MAX_SEGMENTS + " segments of tables and scans");
            }
        }
        if (scans == 0) {
            throw Damage.of("it has no scans");
        }
    }

    /** A component's quantisation table as it is at its first scan. */
    private int[] quant(Target target) {
        Tables tables = new Tables();
        for (Step step : steps) {
            if (step.scan() == null) {
                tables.take(step.marker(), source, step.from(), step.to());
            } else if (isOf(step.scan(), target)) {
                break;
            }
        }
        return tables.quant(target.component().quantTable());
    }

    private static boolean isOf(Scan scan, Target target) {
        return scan.parts().stream().anyMatch(part -> part.component().equals(target.component()));
    }

    /**
     * Which coefficients of a component have to be read, a bit each: those that it needs, and those without which a
     * refinement that it needs cannot be read.
     */
    private long needed(Target target, int needless) {
        long needed = band(0, Zigzag.end(target.eighths()) - 1);
        long before;
        do {
            before = needed;
            for (Step step : steps) {
                Scan scan = step.scan();
                if (scan != null
                        && scan.first() > 0
                        && scan.high() > 0
                        && isOf(scan, target)
                        && isRead(scan, needed, needless)) {
                    needed |= band(scan.first(), scan.last());
                }
            }
        } while (needed != before);
        return needed;
    }

    /** Whether any refinement is read, which takes to know what is not 0 before it. */
    private boolean refined(Target target, long needed, int needless) {
        return steps.stream().anyMatch(step -> {
            Scan scan = step.scan();
            return scan != null
                    && scan.first() > 0
                    && scan.high() > 0
                    && isOf(scan, target)
                    && isRead(scan, needed, needless);
        });
    }

    /** The last bit that is known of the coefficients but the first, of those that were read. */
    private int known(Target target, int needless) {
        int known = Integer.MAX_VALUE;
        for (Step step : steps) {
            Scan scan = step.scan();
            if (scan != null && scan.first() > 0 && isOf(scan, target) && isRead(scan, -1, needless)) {
                known = Math.min(known, scan.low());
            }
        }
        return known == Integer.MAX_VALUE ? 0 : known;
    }

    private static boolean isRead(Scan scan, long needed, int needless) {
        if (scan.first() == 0) {
            return true;
        }
        return (band(scan.first(), scan.last()) & needed) != 0 && (scan.high() == 0 || scan.low() >= needless);
    }

    private static long band(int first, int last) {
        return (-1L >>> (63 - (last - first))) << first;
    }
}
