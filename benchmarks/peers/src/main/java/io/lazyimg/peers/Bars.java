package io.lazyimg.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the engine is to reach, and whether this run saw it. */
final class Bars {
    private static final int THUMBNAIL = 720;
    private static final double SSIM = 0.002;
    private static final double DECIBELS = 0.1;
    private static final double BYTES = 0.05;
    private static final double MEGABYTES = 16;
    private static final double LARGE = 49e6;

    /**
     * One of them.
     *
     * @param what is measured
     * @param relation {@code at least} or {@code at most}
     * @param bound of it
     * @param measured in this run; not a number where it was not measured
     * @param where the case that decided it, or nothing
     */
    record Bar(String what, String relation, double bound, double measured, String where) {
        boolean known() {
            return !Double.isNaN(measured);
        }

        boolean reached() {
            return known() && ("at least".equals(relation) ? measured >= bound : measured <= bound);
        }

        String verdict() {
            return known() ? reached() ? "reached" : "NOT REACHED" : "not measured";
        }
    }

    private Bars() {}

    static List<Bar> of(List<Case> all) {
        List<Bar> bars = new ArrayList<>();
        List<Case> baseline =
                all.stream().filter(one -> !one.source().progressive()).toList();
        List<Case> progressive =
                all.stream().filter(one -> one.source().progressive()).toList();
        bars.add(overall("baseline, times sharp, overall", baseline, "sharp", 1.5));
        bars.add(least(
                "baseline, times sharp, least up to 720 px",
                1.2,
                baseline,
                one -> one.width() <= THUMBNAIL,
                one -> one.like("sharp").map(Result::wall).orElse(Double.NaN)));
        bars.add(overall("progressive, times sharp, overall", progressive, "sharp", 4));
        bars.add(overall("baseline, times Thumbnailator, overall", baseline, "thumbnailator", 5));
        bars.add(overall("progressive, times Thumbnailator, overall", progressive, "thumbnailator", 15));
        bars.add(overall("baseline, times ImageIO + imgscalr, overall", baseline, "imgscalr", 8));
        bars.add(overall("progressive, times ImageIO + imgscalr, overall", progressive, "imgscalr", 20));
        bars.add(least("SSIM less sharp's, least", -SSIM, all, one -> true, one -> gain(one)
                .ssim()));
        bars.add(least("PSNR of luma less sharp's, dB, least", -DECIBELS, all, one -> true, one -> gain(one)
                .luma()));
        bars.add(least("PSNR of RGB less sharp's, dB, least", -DECIBELS, all, one -> true, one -> gain(one)
                .colours()));
        bars.add(least("bytes over sharp's, least", 1 - BYTES, all, one -> true, Bars::bytes));
        bars.add(most("bytes over sharp's, most", 1 + BYTES, all, one -> true, Bars::bytes));
        bars.add(most(
                "MB beside the file, 50 MP baseline up to 720 px, most",
                MEGABYTES,
                baseline,
                one -> one.width() <= THUMBNAIL
                        && (double) one.source().width() * one.source().height() >= LARGE,
                one -> one.ours().peak().known() ? one.ours().peak().bytes() / 1e6 : Double.NaN));
        return bars;
    }

    private static Fidelity gain(Case one) {
        return one.of("sharp")
                .map(theirs -> one.ours().fidelity().less(theirs.fidelity()))
                .orElse(Fidelity.NONE);
    }

    private static double bytes(Case one) {
        return one.like("sharp")
                .map(theirs -> (double) one.ours().bytes() / theirs.bytes())
                .orElse(Double.NaN);
    }

    private static Bar overall(String what, List<Case> cases, String peer, double bound) {
        return new Bar(what, "at least", bound, Numbers.ratio(cases, peer), "");
    }

    private static Bar least(
            String what, double bound, List<Case> cases, Predicate<Case> which, ToDoubleFunction<Case> value) {
        return extreme(what, "at least", bound, cases.stream().filter(which).toList(), value, 1);
    }

    private static Bar most(
            String what, double bound, List<Case> cases, Predicate<Case> which, ToDoubleFunction<Case> value) {
        return extreme(what, "at most", bound, cases.stream().filter(which).toList(), value, -1);
    }

    private static Bar extreme(
            String what, String relation, double bound, List<Case> cases, ToDoubleFunction<Case> value, int sign) {
        double worst = Double.NaN;
        String where = "";
        for (Case one : cases) {
            double here = value.applyAsDouble(one);
            if (!Double.isNaN(here) && (Double.isNaN(worst) || sign * here < sign * worst)) {
                worst = here;
                where = one.title();
            }
        }
        return new Bar(what, relation, bound, worst, where);
    }
}
