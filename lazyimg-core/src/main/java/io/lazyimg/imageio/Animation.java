package io.lazyimg.imageio;

import io.lazyimg.codec.Region;
import io.lazyimg.image.ImageFormat;
import java.util.List;
import java.util.Optional;

/**
 * The frames of an animated GIF or WebP.
 *
 * @param plays how often it is shown, 0 for ever
 * @param frames in their order, two at least; all lie on the canvas that the {@link Header} has
 * @param decodeBytes the most memory that decoding one of them takes
 */
record Animation(int plays, List<Frame> frames, long decodeBytes) {
    /** What becomes of a frame's place when its time is over. */
    enum Disposal {
        KEEP,
        /** It is transparent again. */
        CLEAR,
        /** It is as it was before the frame. */
        RESTORE
    }

    /**
     * One frame.
     *
     * @param part where it lies on the canvas
     * @param pixels deliver rows of the whole canvas, of which only this part counts
     * @param millis how long it is shown
     * @param over whether it is laid over what is there, rather than put in its place
     */
    record Frame(Region part, Header.Pixels pixels, int millis, boolean over, Disposal disposal) {}

    /**
     * The animation, or nothing if the source is a still picture, or has more frames than this, or frames that lie outside its
     * canvas.
     *
     * @param header of the same source
     */
    static Optional<Animation> of(Header header, byte[] source, int maxFrames) {
        Optional<Animation> found = header.format() == ImageFormat.GIF
                ? GifAnimation.read(header, source, maxFrames)
                : header.format() == ImageFormat.WEBP
                        ? WebpAnimation.read(header, source, maxFrames)
                        : Optional.empty();
        return found.filter(animation -> animation.frames.size() > 1
                && animation.frames.size() <= maxFrames
                && animation.frames.stream().allMatch(frame -> isOn(header, frame.part)));
    }

    private static boolean isOn(Header canvas, Region part) {
        return part.x() + part.width() <= canvas.width() && part.y() + part.height() <= canvas.height();
    }
}
