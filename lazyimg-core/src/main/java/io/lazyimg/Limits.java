package io.lazyimg;

import java.time.Duration;

/**
 * What protects the JVM. The defaults are safe in one of 512 MB. Immutable: each method gives other limits.
 *
 * @param maxSourceBytes the largest original, in bytes
 * @param maxSourcePixels the most pixels, width times height, of an original
 * @param memoryBudget the most memory, in bytes, that all running renders may take together, on the heap and off it
 * @param maxRenders the most renders that compute at one time
 * @param maxWaiting the most requests that wait for memory or for their turn to compute; one more is answered 503
 * @param maxWait the longest that a request waits for memory and for its turn
 * @param maxFlight the longest that a request waits for a render that another request leads
 * @param maxUnsavedBytes the most bytes of derivatives that wait to be saved; one over it is not saved
 * @param missingTtl how long an original that was not there is taken to be missing without looking again
 * @param maxMissing how many missing originals are remembered
 */
public record Limits(
        long maxSourceBytes,
        long maxSourcePixels,
        long memoryBudget,
        int maxRenders,
        int maxWaiting,
        Duration maxWait,
        Duration maxFlight,
        long maxUnsavedBytes,
        Duration missingTtl,
        int maxMissing) {

    private static final long MB = 1024 * 1024;

    public Limits {
        positive("maxSourceBytes", maxSourceBytes);
        if (maxSourceBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("maxSourceBytes " + maxSourceBytes + " is over 2147483639");
        }
        positive("maxSourcePixels", maxSourcePixels);
        positive("memoryBudget", memoryBudget);
        positive("maxRenders", maxRenders);
        notNegative("maxWaiting", maxWaiting);
        notNegative("maxWait", nanos("maxWait", maxWait));
        positive("maxFlight", nanos("maxFlight", maxFlight));
        notNegative("maxUnsavedBytes", maxUnsavedBytes);
        notNegative("missingTtl", nanos("missingTtl", missingTtl));
        notNegative("maxMissing", maxMissing);
    }

    /** The defaults, of which {@code memoryBudget} is half of the heap's largest size. */
    public static Limits defaults() {
        return new Limits(
                32 * MB,
                50_000_000,
                Runtime.getRuntime().maxMemory() / 2,
                Runtime.getRuntime().availableProcessors(),
                64,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                32 * MB,
                Duration.ofSeconds(10),
                10_000);
    }

    private static long nanos(String name, Duration time) {
        try {
            return time.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(name + " " + time + " is over 292 years", e);
        }
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " is under 1");
        }
    }

    private static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " " + value + " is under 0");
        }
    }

    /** With another {@link #maxSourceBytes()}. */
    public Limits maxSourceBytes(long value) {
        return new Limits(
                value,
                maxSourcePixels,
                memoryBudget,
                maxRenders,
                maxWaiting,
                maxWait,
                maxFlight,
                maxUnsavedBytes,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #maxSourcePixels()}. */
    public Limits maxSourcePixels(long value) {
        return new Limits(
                maxSourceBytes,
                value,
                memoryBudget,
                maxRenders,
                maxWaiting,
                maxWait,
                maxFlight,
                maxUnsavedBytes,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #memoryBudget()}. */
    public Limits memoryBudget(long value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                value,
                maxRenders,
                maxWaiting,
                maxWait,
                maxFlight,
                maxUnsavedBytes,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #maxRenders()}. */
    public Limits maxRenders(int value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                memoryBudget,
                value,
                maxWaiting,
                maxWait,
                maxFlight,
                maxUnsavedBytes,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #maxWaiting()}. */
    public Limits maxWaiting(int value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                memoryBudget,
                maxRenders,
                value,
                maxWait,
                maxFlight,
                maxUnsavedBytes,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #maxWait()}. */
    public Limits maxWait(Duration value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                memoryBudget,
                maxRenders,
                maxWaiting,
                value,
                maxFlight,
                maxUnsavedBytes,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #maxFlight()}. */
    public Limits maxFlight(Duration value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                memoryBudget,
                maxRenders,
                maxWaiting,
                maxWait,
                value,
                maxUnsavedBytes,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #maxUnsavedBytes()}. */
    public Limits maxUnsavedBytes(long value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                memoryBudget,
                maxRenders,
                maxWaiting,
                maxWait,
                maxFlight,
                value,
                missingTtl,
                maxMissing);
    }

    /** With another {@link #missingTtl()}. */
    public Limits missingTtl(Duration value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                memoryBudget,
                maxRenders,
                maxWaiting,
                maxWait,
                maxFlight,
                maxUnsavedBytes,
                value,
                maxMissing);
    }

    /** With another {@link #maxMissing()}. */
    public Limits maxMissing(int value) {
        return new Limits(
                maxSourceBytes,
                maxSourcePixels,
                memoryBudget,
                maxRenders,
                maxWaiting,
                maxWait,
                maxFlight,
                maxUnsavedBytes,
                missingTtl,
                value);
    }
}
