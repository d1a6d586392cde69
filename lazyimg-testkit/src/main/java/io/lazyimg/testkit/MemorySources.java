package io.lazyimg.testkit;

import io.lazyimg.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Files of noise, which makes all of them and their results as large as can be, in every way that formats have. */
final class MemorySources {
    private static final int SEED = 5;

    private final int width;
    private final int height;
    private final BufferedImage noise;
    /** What the JDK's writer of TIFF can compress: it leaves the end of deflated noise away. */
    private final BufferedImage calm;

    private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();

    private MemorySources(int width, int height) {
        this.width = width;
        this.height = height;
        this.noise = TestPictures.noise(width, height, SEED);
        this.calm = TestPictures.picture(width, height, false, (x, y) -> noise.getRGB(x, y) & 0xFF0F0F0F);
    }

    /** By name; each is made when it is asked for. */
    static Map<String, Supplier<byte[]>> of(Set<ImageFormat> formats, boolean fourComponents, int width, int height) {
        MemorySources sources = new MemorySources(width, height);
        for (ImageFormat format : formats) {
            switch (format) {
                case JPEG -> sources.jpegs(fourComponents);
                case PNG -> sources.pngs();
                case GIF -> sources.gif();
                case WEBP -> sources.webps();
                case BMP -> sources.files.put("BMP", () -> Files.bmp(sources.noise));
                case TIFF -> sources.tiffs();
                case AVIF, HEIC, JXL -> throw new IllegalArgumentException("nothing here writes " + format);
            }
        }
        return sources.files;
    }

    private void jpegs(boolean fourComponents) {
        files.put("JPEG 4:2:0", () -> JpegFile.of(noise));
        files.put("JPEG 4:4:4", () -> jpeg444(false));
        files.put("JPEG gray", () -> JpegFile.gray(noise));
        files.put("JPEG progressive 4:2:0", () -> JpegFile.progressive(noise));
        files.put("JPEG progressive 4:4:4", () -> jpeg444(true));
        if (fourComponents) {
            files.put("JPEG CMYK", () -> JpegFile.cmyk(noise));
            files.put("JPEG YCCK", () -> JpegFile.ycck(noise));
        }
    }

    private void pngs() {
        files.put("PNG RGB 8", () -> png(8, PngFile.RGB, false));
        files.put("PNG RGB 16", () -> png(16, PngFile.RGB, false));
        files.put("PNG RGBA 8", () -> png(8, PngFile.RGB_ALPHA, false));
        files.put("PNG gray 8", () -> png(8, PngFile.GRAY, false));
        files.put("PNG palette 8", () -> png(8, PngFile.PALETTE, false));
        files.put("PNG RGB 8 interlaced", () -> png(8, PngFile.RGB, true));
        files.put("PNG RGBA 16 interlaced", () -> png(16, PngFile.RGB_ALPHA, true));
    }

    private byte[] png(int depth, int colour, boolean interlaced) {
        PngFile file = new PngFile(width, height, depth, colour);
        if (interlaced) {
            file.interlaced();
        }
        if (colour == PngFile.PALETTE) {
            byte[] palette = new byte[3 * 256];
            for (int i = 0; i < palette.length; i++) {
                palette[i] = (byte) (i * 37);
            }
            file.chunk("PLTE", palette);
        }
        int scale = depth == 16 ? 257 : 1;
        return file.toBytes((x, y) -> {
            int rgb = noise.getRGB(x, y);
            int red = (rgb >> 16 & 0xFF) * scale;
            int green = (rgb >> 8 & 0xFF) * scale;
            int blue = (rgb & 0xFF) * scale;
            return switch (colour) {
                case PngFile.RGB -> new int[] {red, green, blue};
                case PngFile.RGB_ALPHA -> new int[] {red, green, blue, (red + blue) / 2};
                default -> new int[] {red};
            };
        });
    }

    private void gif() {
        int[] palette = new int[128];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = i * 0x010203;
        }
        files.put("GIF", () -> new GifFile(width, height, palette)
                .frame(0, 0, width, height, -1, (x, y) -> noise.getRGB(x, y) & 127)
                .toBytes());
    }

    private void webps() {
        files.put("WebP lossy", () -> WebpFile.lossy(noise));
        files.put("WebP lossless", () -> WebpFile.lossless(noise));
        BufferedImage alpha = TestPictures.picture(
                width,
                height,
                true,
                (x, y) -> (noise.getRGB(x, y) & 0xFFFFFF) | (noise.getRGB(y % width, x % height) << 24));
        files.put("WebP lossy alpha", () -> WebpFile.lossy(alpha));
        files.put("WebP lossless alpha", () -> WebpFile.lossless(alpha));
    }

    private void tiffs() {
        files.put("TIFF one strip", () -> Files.tiff(noise));
        files.put("TIFF tiles", () -> tiff(null, true));
        files.put("TIFF strips deflate", () -> tiff("Deflate", false));
        files.put("TIFF strips LZW", () -> tiff("LZW", false));
        files.put("TIFF tiles deflate", () -> tiff("Deflate", true));
        files.put("TIFF tiles JPEG", () -> tiff("JPEG", true));
    }

    private byte[] tiff(@Nullable String compression, boolean tiles) {
        ImageWriter writer = jdkWriter("tiff");
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (compression != null) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        }
        if (tiles) {
            param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            param.setTiling(256, 256, 0, 0);
        }
        return write(writer, new IIOImage(calm, null, null), param);
    }

    private byte[] jpeg444(boolean progressive) {
        ImageWriter writer = jdkWriter("jpeg");
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(noise), param);
        Element root = (Element) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            ((Element) components.item(i)).setAttribute("HsamplingFactor", "1");
            ((Element) components.item(i)).setAttribute("VsamplingFactor", "1");
        }
        try {
            metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(writer, new IIOImage(noise, null, metadata), param);
    }

    private static ImageWriter jdkWriter(String format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
                return writer;
            }
        }
        throw new IllegalStateException("the JDK's writer of " + format + " is gone");
    }

    private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam param) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
