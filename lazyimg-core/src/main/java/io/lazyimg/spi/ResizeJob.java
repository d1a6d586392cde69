package io.lazyimg.spi;

import io.lazyimg.image.Transform;
import java.util.Objects;

/**
 * What an engine is asked to do.
 *
 * @param source the original's bytes, not copied: nobody writes to them
 * @param transform what to do; where it names no format, one that the engine writes is kept and any other becomes PNG if it
 *     has transparency and JPEG if it has none
 * @param quality of lossy formats, 1 to 100 on the scale of the format; JPEG has that of the IJG. The transform's own, if it
 *     names one
 * @param matte the transform's {@link Transform#background}, if it names one: then the whole canvas has this colour, and
 *     nothing is transparent. Else the colour, 0xRRGGBB, behind transparency where the output has none, and around a padded image; a
 *     source with an alpha channel is padded with transparency where the output has it
 * @param maxSourcePixels the most pixels, width times height, that a source may have
 * @param maxOutputPixels the most pixels that a result may have
 * @param time until when to work on it; see {@link Resizer#resize}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of megabytes; never compared
public record ResizeJob(
        byte[] source,
        Transform transform,
        int quality,
        int matte,
        long maxSourcePixels,
        long maxOutputPixels,
        TimeLimit time) {
    public ResizeJob {
        Objects.requireNonNull(source);
        Objects.requireNonNull(transform);
        Objects.requireNonNull(time);
        if (transform.quality() != null) {
            quality = transform.quality();
        }
        if (transform.background() != null) {
            matte = transform.background();
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality + " is outside 1..100");
        }
        if (matte < 0 || matte > 0xFFFFFF) {
            throw new IllegalArgumentException("matte " + Integer.toHexString(matte) + " is outside 000000..ffffff");
        }
    }

    /** A job that may take any time. */
    public ResizeJob(
            byte[] source, Transform transform, int quality, int matte, long maxSourcePixels, long maxOutputPixels) {
        this(source, transform, quality, matte, maxSourcePixels, maxOutputPixels, TimeLimit.none());
    }

    /** The same job with another transform. */
    public ResizeJob with(Transform other) {
        return new ResizeJob(source, other, quality, matte, maxSourcePixels, maxOutputPixels, time);
    }

    /** The same job within another time. */
    public ResizeJob within(TimeLimit other) {
        return new ResizeJob(source, transform, quality, matte, maxSourcePixels, maxOutputPixels, other);
    }
}
