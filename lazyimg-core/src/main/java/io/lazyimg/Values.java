package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.Resampler;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings' values. Each method throws {@link IllegalArgumentException} for a value that is none. */
final class Values {
    static final String WHOLE = "a whole number";
    static final String BYTES = "a number of bytes such as 32MB (B, KB, MB, GB; 1024 each)";
    static final String MEMORY = BYTES + ", or a share of the largest heap such as 25%";
    static final String TIME = "a time such as 500ms, 10s, 5m, 2h or 365d";
    static final String SWITCH = "true or false";

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})\\s*([A-Za-z]*)");

    private Values() {}

    static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " " + value + " is under " + least);
        }
        return value;
    }

    static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " " + value + " is under " + least);
        }
        return value;
    }

    /** A time of at least so many nanoseconds, and not of so many that they cannot be counted. */
    static Duration atLeastNanos(long least, String name, Duration value) {
        try {
            atLeast(least, name, value.toNanos());
            return value;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(name + " " + value + " is over 292 years", e);
        }
    }

    static int whole(String text) {
        return Integer.parseInt(text);
    }

    static long wholeLong(String text) {
        return Long.parseLong(text);
    }

    static boolean onOrOff(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static int colour(String text) {
        if (!text.matches("#?[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text, text.length() - 6, text.length(), 16);
    }

    static long bytes(String text) {
        Matcher amount = amount(text);
        long unit =
                switch (amount.group(2).toUpperCase(Locale.ROOT)) {
                    case "", "B" -> 1;
                    case "KB" -> 1L << 10;
                    case "MB" -> 1L << 20;
                    case "GB" -> 1L << 30;
                    default -> throw new IllegalArgumentException(text);
                };
        return multiply(amount, unit);
    }

    /** So many bytes, or a share of the largest heap in whole percent, 1 to 100. */
    static long memory(String text) {
        if (!text.endsWith("%")) {
            return bytes(text);
        }
        long percent = Long.parseLong(text.substring(0, text.length() - 1).strip());
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(text);
        }
        return Runtime.getRuntime().maxMemory() / 100 * percent;
    }

    static List<String> names(String text) {
        List<String> names = List.of(text.split("\\s*,\\s*", -1));
        if (!names.stream().allMatch(name -> name.matches("[a-z0-9-]+"))) {
            throw new IllegalArgumentException(text);
        }
        return names;
    }

    static ImageFormat[] formats(String text) {
        if (text.equals("none")) {
            return new ImageFormat[0];
        }
        return names(text).stream()
                .map(name -> ImageFormat.ofExtension(name).orElseThrow(() -> new IllegalArgumentException(name)))
                .toArray(ImageFormat[]::new);
    }

    static Resampler resampler(String text) {
        return switch (text) {
            case "lanczos" -> Resampler.LANCZOS;
            case "imgscalr" -> Resampler.IMGSCALR;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static Duration time(String text) {
        Matcher amount = amount(text);
        try {
            return switch (amount.group(2)) {
                case "ms" -> Duration.ofMillis(multiply(amount, 1));
                case "s" -> Duration.ofSeconds(multiply(amount, 1));
                case "m" -> Duration.ofMinutes(multiply(amount, 1));
                case "h" -> Duration.ofHours(multiply(amount, 1));
                case "d" -> Duration.ofDays(multiply(amount, 1));
                default -> throw new IllegalArgumentException(text);
            };
        } catch (ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** How long to trust, or {@code null} for ever. */
    static @Nullable Duration trust(String text) {
        return switch (text) {
            case "off" -> null;
            case "always" -> Duration.ZERO;
            default -> time(text);
        };
    }

    private static Matcher amount(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            throw new IllegalArgumentException(text);
        }
        return amount;
    }

    private static long multiply(Matcher amount, long unit) {
        try {
            return Math.multiplyExact(Long.parseLong(amount.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(amount.group(), e);
        }
    }
}
