package io.lazyimg.imageio;

import io.lazyimg.codec.Region;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes an animated GIF with the JDK's writer, each frame in the 256 colours that suit it. Of a frame only the part is
 * written that differs from what is seen already, and in it what is the same is left transparent. Pixels are transparent or
 * not: from half alpha on they are opaque.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.desktop/javax/imageio/metadata/doc-files/gif_metadata.html">the JDK's GIF metadata</a>
 */
final class GifFrames implements FrameWriter {
    private static final int OPAQUE = 0xFF000000;
    private static final int MAX_HUNDREDTHS = 0xFFFF;
    private static final int MAX_MILLIS = 10 * MAX_HUNDREDTHS;

    private final TimeLimit time;
    private final GrowingOutput out;
    private final ImageWriter writer;
    private final ImageWriteParam param;
    private final int plays;
    private boolean begun;

    /** What is seen before the frame that waits; {@code null} if nothing is. */
    private @Nullable Picture before;

    private @Nullable Picture waiting;
    private int millis;

    /** @param plays how often it is to be shown, 0 for ever */
    GifFrames(int plays, TimeLimit time) throws IOException {
        this.plays = plays;
        this.time = time;
        this.out = new GrowingOutput(time);
        this.writer = Readers.jdkWriter("gif");
        this.param = writer.getDefaultWriteParam();
        writer.setOutput(out);
    }

    /** What writing takes: some pictures, and the result while it grows, which may take 12 bits a pixel. */
    static long bytes(long pixels, int frames) {
        return 16 * pixels + 4L * frames * pixels;
    }

    @Override
    public void frame(Picture picture, int shown) throws IOException {
        Picture next = cut(picture);
        Picture last = waiting;
        if (last == null) {
            waiting = next;
            millis = shown;
        } else if (Changes.between(last.pixels(), next.pixels(), last.width()).width() == 0) {
            millis = Math.min(MAX_MILLIS, millis + shown);
        } else {
            boolean clear = Changes.uncovers(last.pixels(), next.pixels());
            write(last, clear);
            before = clear ? null : last;
            waiting = next;
            millis = shown;
        }
    }

    @Override
    public byte[] end() throws IOException {
        try {
            if (waiting != null) {
                write(waiting, false);
            }
            writer.endWriteSequence();
            return out.bytes();
        } finally {
            writer.dispose();
        }
    }

    /** In place: opaque, or nothing at all. */
    private static Picture cut(Picture picture) {
        int[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i++) {
            boolean seen = !picture.alpha() || pixels[i] >>> 24 >= 128;
            pixels[i] = seen ? pixels[i] | OPAQUE : 0;
        }
        return new Picture(picture.width(), picture.height(), pixels, true);
    }

    /** @param clear whether its place is to be transparent when its time is over */
    private void write(Picture picture, boolean clear) throws IOException {
        time.check();
        boolean first = !begun;
        if (first) {
            begin(picture);
        }
        int[] seen = before == null ? new int[picture.pixels().length] : before.pixels();
        Region part = Changes.between(seen, picture.pixels(), picture.width());
        if (clear || first || part.width() == 0) {
            part = new Region(0, 0, picture.width(), picture.height());
        }
        BufferedImage image = part(picture, seen, part);
        writer.writeToSequence(new IIOImage(image, null, metadata(image, part, clear, first)), param);
    }

    /** What changes; the rest is transparent. */
    private static BufferedImage part(Picture picture, int[] seen, Region part) {
        int[] pixels = new int[part.width() * part.height()];
        for (int y = 0; y < part.height(); y++) {
            int from = (part.y() + y) * picture.width() + part.x();
            for (int x = 0; x < part.width(); x++) {
                int pixel = picture.pixels()[from + x];
                pixels[y * part.width() + x] = pixel == seen[from + x] ? 0 : pixel;
            }
        }
        return new Picture(part.width(), part.height(), pixels, true).image();
    }

    private void begin(Picture first) throws IOException {
        IIOMetadata stream = writer.getDefaultStreamMetadata(param);
        IIOMetadataNode screen = node("LogicalScreenDescriptor");
        set(screen, "logicalScreenWidth", first.width());
        set(screen, "logicalScreenHeight", first.height());
        set(screen, "colorResolution", 8);
        set(screen, "pixelAspectRatio", 0);
        IIOMetadataNode root = node(stream.getNativeMetadataFormatName());
        root.appendChild(screen);
        merge(stream, root);
        writer.prepareWriteSequence(stream);
        begun = true;
    }

    private IIOMetadata metadata(BufferedImage image, Region part, boolean clear, boolean first) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
        IIOMetadataNode place = node("ImageDescriptor");
        set(place, "imageLeftPosition", part.x());
        set(place, "imageTopPosition", part.y());
        set(place, "imageWidth", part.width());
        set(place, "imageHeight", part.height());
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = node("GraphicControlExtension");
        control.setAttribute("disposalMethod", clear ? "restoreToBackgroundColor" : "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        set(control, "delayTime", Math.min(MAX_HUNDREDTHS, Math.round(millis / 10f)));
        set(control, "transparentColorIndex", 0);
        IIOMetadataNode root = node(metadata.getNativeMetadataFormatName());
        root.appendChild(place);
        root.appendChild(control);
        if (first && plays != 1) {
            root.appendChild(loop());
        }
        merge(metadata, root);
        return metadata;
    }

    private IIOMetadataNode loop() {
        int again = plays == 0 ? 0 : Math.min(MAX_HUNDREDTHS, plays - 1);
        IIOMetadataNode loop = node("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, (byte) again, (byte) (again >> 8)});
        IIOMetadataNode extensions = node("ApplicationExtensions");
        extensions.appendChild(loop);
        return extensions;
    }

    private static IIOMetadataNode node(String name) {
        return new IIOMetadataNode(name);
    }

    private static void set(IIOMetadataNode node, String attribute, int value) {
        node.setAttribute(attribute, Integer.toString(value));
    }

    private static void merge(IIOMetadata metadata, IIOMetadataNode root) {
        try {
            metadata.mergeTree(root.getNodeName(), root);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("the JDK's GIF metadata are not what they are said to be", e);
        }
    }
}
