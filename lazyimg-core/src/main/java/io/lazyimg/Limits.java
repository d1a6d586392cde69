package io.lazyimg;

import java.time.Duration;

/**
 * What protects the JVM. The defaults are safe in one of 512 MB. Immutable: each method that takes a value gives other
 * limits, and throws {@link IllegalArgumentException} for a value that cannot be.
 */
public final class Limits {
    private static final long MB = 1024 * 1024;

    private long maxSourceBytes = 32 * MB;
    private long maxSourcePixels = 50_000_000;
    private long memoryBudget = Runtime.getRuntime().maxMemory() / 4;
    private int maxRenders = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private int maxWaiting = 64;
    private Duration maxWait = Duration.ofSeconds(10);
    private Duration maxRenderTime = Duration.ofSeconds(20);
    private Duration maxFlight = Duration.ofSeconds(60);
    private Duration maxSend = Duration.ofMinutes(2);
    private long maxUnsavedBytes = 32 * MB;
    private Duration missingTtl = Duration.ofSeconds(10);
    private int maxMissing = 10_000;
    private int maxVariants = 64;
    private int maxFrames = 300;
    private long maxAnimationPixels = 25_000_000;

    private Limits() {}

    private Limits(Limits other) {
        this.maxSourceBytes = other.maxSourceBytes;
        this.maxSourcePixels = other.maxSourcePixels;
        this.memoryBudget = other.memoryBudget;
        this.maxRenders = other.maxRenders;
        this.maxWaiting = other.maxWaiting;
        this.maxWait = other.maxWait;
        this.maxRenderTime = other.maxRenderTime;
        this.maxFlight = other.maxFlight;
        this.maxSend = other.maxSend;
        this.maxUnsavedBytes = other.maxUnsavedBytes;
        this.missingTtl = other.missingTtl;
        this.maxMissing = other.maxMissing;
        this.maxVariants = other.maxVariants;
        this.maxFrames = other.maxFrames;
        this.maxAnimationPixels = other.maxAnimationPixels;
    }

    /** What holds where nothing else is said. */
    public static Limits defaults() {
        return new Limits();
    }

    /** The largest original, in bytes. */
    public long maxSourceBytes() {
        return maxSourceBytes;
    }

    /** The most pixels, width times height, of an original. */
    public long maxSourcePixels() {
        return maxSourcePixels;
    }

    /** The most memory, in bytes, that all running renders may take together, on the heap and off it; by default a
     * quarter of the heap's largest size. */
    public long memoryBudget() {
        return memoryBudget;
    }

    /** The most renders that compute at one time; by default one for each processor but one. */
    public int maxRenders() {
        return maxRenders;
    }

    /** The most requests that wait for memory, and as many for their turn to compute; one more is answered 503. */
    public int maxWaiting() {
        return maxWaiting;
    }

    /** The longest that a request waits for memory and for its turn. */
    public Duration maxWait() {
        return maxWait;
    }

    /** The longest that a render computes. One that takes longer is ended, and its original left alone for a minute. */
    public Duration maxRenderTime() {
        return maxRenderTime;
    }

    /** The longest that a request waits for a render that another request leads. */
    public Duration maxFlight() {
        return maxFlight;
    }

    /** The longest that a visitor may take to receive an answer; over it the connection is closed. */
    public Duration maxSend() {
        return maxSend;
    }

    /** The most bytes of derivatives that wait to be saved; one over it is not saved. */
    public long maxUnsavedBytes() {
        return maxUnsavedBytes;
    }

    /** How long an original that was not there is taken to be missing without looking again. */
    public Duration missingTtl() {
        return missingTtl;
    }

    /** How many missing originals are remembered. */
    public int maxMissing() {
        return maxMissing;
    }

    /**
     * How many derivatives of one original are stored, 0 for any number. A size that the {@link SizePolicy} does not
     * list is refused when there are so many; listed ones count, and are made all the same.
     */
    public int maxVariants() {
        return maxVariants;
    }

    /** The most frames of an animation that is kept; of one that has more the first is shown. */
    public int maxFrames() {
        return maxFrames;
    }

    /**
     * The most pixels, width times height times frames, of an animation that is kept; of one that has more the first frame is
     * shown.
     */
    public long maxAnimationPixels() {
        return maxAnimationPixels;
    }

    /** With another {@link #maxSourceBytes()}. */
    public Limits maxSourceBytes(long value) {
        if (value > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("maxSourceBytes " + value + " is over 2147483639");
        }
        Limits changed = new Limits(this);
        changed.maxSourceBytes = Values.atLeast(1, "maxSourceBytes", value);
        return changed;
    }

    /** With another {@link #maxSourcePixels()}. */
    public Limits maxSourcePixels(long value) {
        Limits changed = new Limits(this);
        changed.maxSourcePixels = Values.atLeast(1, "maxSourcePixels", value);
        return changed;
    }

    /** With another {@link #memoryBudget()}. */
    public Limits memoryBudget(long value) {
        Limits changed = new Limits(this);
        changed.memoryBudget = Values.atLeast(1, "memoryBudget", value);
        return changed;
    }

    /** With another {@link #maxRenders()}. */
    public Limits maxRenders(int value) {
        Limits changed = new Limits(this);
        changed.maxRenders = Values.atLeast(1, "maxRenders", value);
        return changed;
    }

    /** With another {@link #maxWaiting()}. */
    public Limits maxWaiting(int value) {
        Limits changed = new Limits(this);
        changed.maxWaiting = Values.atLeast(0, "maxWaiting", value);
        return changed;
    }

    /** With another {@link #maxWait()}. */
    public Limits maxWait(Duration value) {
        Limits changed = new Limits(this);
        changed.maxWait = Values.atLeastNanos(0, "maxWait", value);
        return changed;
    }

    /** With another {@link #maxRenderTime()}. */
    public Limits maxRenderTime(Duration value) {
        Limits changed = new Limits(this);
        changed.maxRenderTime = Values.atLeastNanos(1, "maxRenderTime", value);
        return changed;
    }

    /** With another {@link #maxFlight()}. */
    public Limits maxFlight(Duration value) {
        Limits changed = new Limits(this);
        changed.maxFlight = Values.atLeastNanos(1, "maxFlight", value);
        return changed;
    }

    /** With another {@link #maxSend()}. */
    public Limits maxSend(Duration value) {
        Limits changed = new Limits(this);
        changed.maxSend = Values.atLeastNanos(1_000_000, "maxSend", value);
        return changed;
    }

    /** With another {@link #maxUnsavedBytes()}. */
    public Limits maxUnsavedBytes(long value) {
        Limits changed = new Limits(this);
        changed.maxUnsavedBytes = Values.atLeast(0, "maxUnsavedBytes", value);
        return changed;
    }

    /** With another {@link #missingTtl()}. */
    public Limits missingTtl(Duration value) {
        Limits changed = new Limits(this);
        changed.missingTtl = Values.atLeastNanos(0, "missingTtl", value);
        return changed;
    }

    /** With another {@link #maxMissing()}. */
    public Limits maxMissing(int value) {
        Limits changed = new Limits(this);
        changed.maxMissing = Values.atLeast(0, "maxMissing", value);
        return changed;
    }

    /** With another {@link #maxVariants()}. */
    public Limits maxVariants(int value) {
        Limits changed = new Limits(this);
        changed.maxVariants = Values.atLeast(0, "maxVariants", value);
        return changed;
    }

    /** With another {@link #maxFrames()}. */
    public Limits maxFrames(int value) {
        Limits changed = new Limits(this);
        changed.maxFrames = Values.atLeast(1, "maxFrames", value);
        return changed;
    }

    /** With another {@link #maxAnimationPixels()}. */
    public Limits maxAnimationPixels(long value) {
        Limits changed = new Limits(this);
        changed.maxAnimationPixels = Values.atLeast(1, "maxAnimationPixels", value);
        return changed;
    }
}
