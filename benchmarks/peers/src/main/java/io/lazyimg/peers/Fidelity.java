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

    static Fidelity of(Decoded reference, Decoded output) {
        return new Fidelity(
                Metrics.ssim(reference.luma(), output.luma()),
                Metrics.psnr(List.of(reference.luma()), List.of(output.luma())),
                Metrics.psnr(reference.colours(), output.colours()));
    }
}
