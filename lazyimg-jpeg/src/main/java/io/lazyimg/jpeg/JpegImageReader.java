package io.lazyimg.jpeg;

import io.lazyimg.image.ImageException;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the one picture of a JPEG for ImageIO; see {@link JpegImageReaderSpi} for what it does and does not do. */
final class JpegImageReader extends ImageReader {
    private @Nullable StreamBytes bytes;
    private @Nullable Header header;

    JpegImageReader(JpegImageReaderSpi provider) {
        super(provider);
    }

    @Override
    public void setInput(@Nullable Object input, boolean seekForwardOnly, boolean ignoreMetadata) {
        super.setInput(input, seekForwardOnly, ignoreMetadata);
        bytes = input == null ? null : new StreamBytes((ImageInputStream) input);
        header = null;
    }

    @Override
    public int getNumImages(boolean allowSearch) {
        bytes();
        return 1;
    }

    @Override
    public int getWidth(int imageIndex) throws IOException {
        return header(imageIndex).frame().width();
    }

    @Override
    public int getHeight(int imageIndex) throws IOException {
        return header(imageIndex).frame().height();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int imageIndex) throws IOException {
        return types(header(imageIndex)).iterator();
    }

    private static List<ImageTypeSpecifier> types(Header header) {
        Stream<Integer> types = header.colour() == Header.Colour.GRAY
                ? Stream.of(BufferedImage.TYPE_BYTE_GRAY)
                : Stream.of(BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB);
        return types.map(ImageTypeSpecifier::createFromBufferedImageType).toList();
    }

    @Override
    public ImageReadParam getDefaultReadParam() {
        return new JpegReadParam();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public IIOMetadata getImageMetadata(int imageIndex) throws IOException {
        Header found = header(imageIndex);
        return new JpegMetadata(found, found.orientation(bytes().head()));
    }

    @Override
    public BufferedImage read(int imageIndex, @Nullable ImageReadParam given) throws IOException {
        clearAbortRequest();
        Header found = header(imageIndex);
        byte[] source = bytes().all();
        ImageReadParam param = given == null ? getDefaultReadParam() : given;
        Frame frame = found.frame();
        Dimension wanted = param.getSourceRenderSize();
        Dimension size = wanted == null ? new Dimension(frame.width(), frame.height()) : wanted;
        Rectangle region = new Rectangle();
        Rectangle part = new Rectangle();
        computeRegions(param, size.width, size.height, param.getDestination(), region, part);
        View view = view(frame, size, region, part, param);
        Plausibility.check(frame, source.length, view);
        if (param.getDestination() == null) {
            checkSize(part, param, types(found));
        }
        BufferedImage image = getDestination(param, types(found).iterator(), size.width, size.height);
        int bands = frame.components().size();
        checkReadParamBandSettings(param, bands, image.getSampleModel().getNumBands());
        ImageRows rows = new ImageRows(image, part, param, found.colour(), found.foreignProfile(source), y -> {
            processImageUpdate(image, part.x, part.y + y, part.width, 1, 1, 1, allBands(image));
            processImageProgress(100f * (y + 1) / part.height);
        });
        processImageStarted(imageIndex);
        try {
            new Reading(source, found, view, rows, this::stopIfAborted).read();
            processImageComplete();
        } catch (Stopped stopped) {
            processReadAborted();
        } catch (ImageException damaged) {
            throw new IIOException(damaged.getMessage(), damaged);
        }
        return image;
    }

    private static View view(Frame frame, Dimension size, Rectangle region, Rectangle part, ImageReadParam param) {
        double ratioAcross = (double) frame.width() / size.width;
        double ratioDown = (double) frame.height() / size.height;
        View.Span across = new View.Span(region.x, param.getSourceXSubsampling(), part.width);
        View.Span down = new View.Span(region.y, param.getSourceYSubsampling(), part.height);
        boolean smooth = size.width != frame.width() || size.height != frame.height();
        return new View(across.times(ratioAcross), down.times(ratioDown), smooth);
    }

    /** Refuses what no array can hold. */
    private static void checkSize(Rectangle part, ImageReadParam param, List<ImageTypeSpecifier> types)
            throws IIOException {
        ImageTypeSpecifier type = param.getDestinationType() == null ? types.get(0) : param.getDestinationType();
        long width = (long) part.x + part.width;
        long height = (long) part.y + part.height;
        int elements = type.getSampleModel().getNumDataElements();
        if (width * height > StreamBytes.MOST / elements) {
            throw new IIOException("an image of " + width + "x" + height
                    + " pixels is too large for Java; subsample it, or set a render size or a region");
        }
    }

    private static int[] allBands(BufferedImage image) {
        return IntStream.range(0, image.getSampleModel().getNumBands()).toArray();
    }

    private void stopIfAborted() {
        if (abortRequested()) {
            throw new Stopped();
        }
    }

    private StreamBytes bytes() {
        if (bytes == null) {
            throw new IllegalStateException("no input is set");
        }
        return bytes;
    }

    private Header header(int imageIndex) throws IOException {
        StreamBytes from = bytes();
        if (imageIndex != 0) {
            throw new IndexOutOfBoundsException("there is one image, and not one of index " + imageIndex);
        }
        if (header == null) {
            try {
                header = from.header(StreamBytes.MOST);
            } catch (ImageException damaged) {
                throw new IIOException(damaged.getMessage(), damaged);
            }
        }
        if (header == null) {
            throw new IIOException("the JPEG is of a kind that is not read here: lossless, arithmetic-coded,"
                    + " of four components or of other than 8 bits");
        }
        return header;
    }

    @Override
    public void reset() {
        super.reset();
        bytes = null;
        header = null;
    }

    @Override
    public void dispose() {
        bytes = null;
        header = null;
    }

    /** The reading was aborted by the host. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
