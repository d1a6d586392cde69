package io.lazyimg.jpeg;

import java.util.List;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Node;

/** What a header says, in the form that all of ImageIO's plug-ins share. It cannot be changed. */
final class JpegMetadata extends IIOMetadata {
    /** By EXIF's numbers, counter-clockwise: as the JDK's reader of TIFF names the same numbers. */
    private static final List<String> ORIENTATIONS =
            List.of("Normal", "FlipH", "Rotate180", "FlipV", "FlipHRotate90", "Rotate270", "FlipVRotate90", "Rotate90");

    private final Header header;
    private final int orientation;

    JpegMetadata(Header header, int orientation) {
        super(true, null, null, null, null);
        this.header = header;
        this.orientation = orientation;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public Node getAsTree(String formatName) {
        if (!IIOMetadataFormatImpl.standardMetadataFormatName.equals(formatName)) {
            throw new IllegalArgumentException("there is no metadata format " + formatName);
        }
        return getStandardTree();
    }

    @Override
    public void mergeTree(String formatName, Node root) {
        throw new IllegalStateException("the metadata is read-only");
    }

    @Override
    public void reset() {
        throw new IllegalStateException("the metadata is read-only");
    }

    @Override
    protected IIOMetadataNode getStandardChromaNode() {
        boolean gray = header.colour() == Header.Colour.GRAY;
        String space =
                switch (header.colour()) {
                    case GRAY -> "GRAY";
                    case YCC -> "YCbCr";
                    case RGB -> "RGB";
                };
        return node("Chroma", node("ColorSpaceType", "name", space), node("NumChannels", "value", gray ? "1" : "3"));
    }

    @Override
    protected IIOMetadataNode getStandardCompressionNode() {
        return node("Compression", node("CompressionTypeName", "value", "JPEG"), node("Lossless", "value", "FALSE"));
    }

    @Override
    protected IIOMetadataNode getStandardDataNode() {
        boolean gray = header.colour() == Header.Colour.GRAY;
        return node(
                "Data",
                node("PlanarConfiguration", "value", "PixelInterleaved"),
                node("SampleFormat", "value", "UnsignedIntegral"),
                node("BitsPerSample", "value", gray ? "8" : "8 8 8"));
    }

    @Override
    protected IIOMetadataNode getStandardDimensionNode() {
        return node("Dimension", node("ImageOrientation", "value", ORIENTATIONS.get(orientation - 1)));
    }

    private static IIOMetadataNode node(String name, String attribute, String value) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        node.setAttribute(attribute, value);
        return node;
    }

    private static IIOMetadataNode node(String name, IIOMetadataNode... children) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (IIOMetadataNode child : children) {
            node.appendChild(child);
        }
        return node;
    }
}
