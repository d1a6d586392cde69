package io.lazyimg.peers;

import io.lazyimg.peers.fidelity.Decoded;
import io.lazyimg.peers.fidelity.Metrics;
import java.util.List;

/**
 * How near an output is to the reference; not a number where it was not looked at.
 *
 * @param ssim of luma
 * @param luma PSNR in decibels
 * @param colours PSNR of red, green and blue together
 */
record Fidelity(double ssim, double luma, double colours) {
    static final Fidelity NONE = new Fidelity(Double.NaN, Double.NaN, Double.NaN);

    /** Below the best of a case by more than this is another picture, not a worse one: aliasing stays within. */
    static final double FAR_SSIM = 0.15;

    static final double FAR_DECIBELS = 9;

    static Fidelity of(Decoded reference, Decoded output) {
        return new Fidelity(
                Metrics.ssim(reference.luma(), output.luma()),
                Metrics.psnr(List.of(reference.luma()), List.of(output.luma())),
                Metrics.psnr(reference.colours(), output.colours()));
    }

    boolean known() {
        return !Double.isNaN(ssim);
    }

    /** Whether the two cannot be taken for the same picture, of which the other is the better one. */
    boolean farBelow(Fidelity better) {
        return better.ssim - ssim > FAR_SSIM || better.colours - colours > FAR_DECIBELS;
    }

    /** By how much it is above another: negative where it is below. */
    Fidelity less(Fidelity other) {
        return new Fidelity(ssim - other.ssim, luma - other.luma, colours - other.colours);
    }
}
