package io.lazyimg.testkit;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/**
 * What a viewer shows of a GIF, and for how long: by the JDK's reader, and the specification's words on disposal.
 *
 * @param image the whole canvas
 * @param hundredths of a second
 */
record ShownFrame(BufferedImage image, int hundredths) {
    static List<ShownFrame> ofGif(byte[] gif) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            IIOMetadataNode screen = child(
                    (IIOMetadataNode) reader.getStreamMetadata().getAsTree("javax_imageio_gif_stream_1.0"),
                    "LogicalScreenDescriptor");
            BufferedImage canvas = new BufferedImage(
                    number(screen, "logicalScreenWidth"),
                    number(screen, "logicalScreenHeight"),
                    BufferedImage.TYPE_INT_ARGB);
            List<ShownFrame> shown = new ArrayList<>();
            int frames = reader.getNumImages(true);
            for (int i = 0; i < frames; i++) {
                shown.add(draw(canvas, reader, i));
            }
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }

    private static ShownFrame draw(BufferedImage canvas, ImageReader reader, int index) throws IOException {
        IIOMetadataNode root =
                (IIOMetadataNode) reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode place = child(root, "ImageDescriptor");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        BufferedImage before = copy(canvas);
        BufferedImage frame = reader.read(index);
        int x = number(place, "imageLeftPosition");
        int y = number(place, "imageTopPosition");
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(frame, x, y, null);
        ShownFrame shown = new ShownFrame(copy(canvas), number(control, "delayTime"));
        String disposal = control.getAttribute("disposalMethod");
        if (disposal.equals("restoreToBackgroundColor")) {
            graphics.setComposite(AlphaComposite.Clear);
            graphics.fillRect(x, y, frame.getWidth(), frame.getHeight());
        } else if (disposal.equals("restoreToPrevious")) {
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(before, 0, 0, null);
        }
        graphics.dispose();
        return shown;
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        copy.setData(image.getData());
        return copy;
    }

    private static IIOMetadataNode child(IIOMetadataNode node, String name) {
        return (IIOMetadataNode) node.getElementsByTagName(name).item(0);
    }

    private static int number(IIOMetadataNode node, String attribute) {
        return Integer.parseInt(node.getAttribute(attribute));
    }
}
