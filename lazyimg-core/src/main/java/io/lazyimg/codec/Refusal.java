package io.lazyimg.codec;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;

/** The two ways in which an engine says no. */
public final class Refusal {
    private Refusal() {}

    public static ImageException notDecodable(String message) {
        return new ImageException(Reason.NOT_DECODABLE, message);
    }

    public static ImageException notDecodable(String message, Throwable cause) {
        return new ImageException(Reason.NOT_DECODABLE, message, cause);
    }

    /** A picture has more pixels than a limit allows. */
    public static ImageException tooLarge(String what, long width, long height, String limit, long most) {
        return new ImageException(
                Reason.TOO_LARGE,
                what + width + "x" + height + " is " + megapixels(width * height) + ", over " + limit + " "
                        + megapixels(most));
    }

    /** A result would have a longer side than its format has room for. */
    public static ImageException tooLong(ImageFormat format, int width, int height, int most) {
        return new ImageException(
                Reason.TOO_LARGE,
                "the result of " + width + "x" + height + " has a side over the " + most + " pixels of "
                        + format.mediaType());
    }

    private static String megapixels(long pixels) {
        if (pixels < 1_000_000) {
            return pixels + " pixels";
        }
        return pixels % 1_000_000 == 0
                ? pixels / 1_000_000 + " MP"
                : pixels / 1_000_000 + "." + pixels / 100_000 % 10 + " MP";
    }
}
