package io.lazyimg.testkit;

/**
 * What every {@link io.lazyimg.spi.Resizer} must do, as JUnit tests; an implementer extends it and says which formats it
 * reads. The pictures are made by code, and what they must become is worked out from what they are, not by an engine.
 *
 * <pre>{@code
 * class MyResizerContractTest extends ResizerContract {
 *     public Resizer resizer() { return new MyResizer(); }
 *     public Set<ImageFormat> reads() { return Set.of(ImageFormat.JPEG, ImageFormat.PNG); }
 * }
 * }</pre>
 *
 * <p>Sources are written with the JDK's ImageIO and, for WebP, with the {@code webp-imageio} plug-in.
 */
public abstract class ResizerContract
        implements ResizerSizes,
                ResizerCrops,
                ResizerFormats,
                ResizerColours,
                ResizerOrientations,
                ResizerTransparency,
                ResizerOutput,
                ResizerDamage,
                ResizerLimits,
                ResizerTime {
    /** For implementers. */
    protected ResizerContract() {}
}
