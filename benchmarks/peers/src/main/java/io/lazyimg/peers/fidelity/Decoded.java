package io.lazyimg.peers.fidelity;

import io.lazyimg.peers.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture as libjpeg-turbo's {@code djpeg} decodes it: the accurate integer transform, and its default ("fancy")
 * upsampling of chroma. Luma comes from a decode of the Y component alone, which no conversion of colours touches.
 *
 * @param luma Y
 * @param colours red, green, blue
 */
public record Decoded(Plane luma, List<Plane> colours) {
    public Decoded {
        colours = List.copyOf(colours);
    }

    /** In full size. */
    public static Decoded of(Path jpeg) throws IOException {
        return new Decoded(djpeg(jpeg, true, Decoded::whole).get(0), djpeg(jpeg, false, Decoded::whole));
    }

    /** In full size, then brought to each of some sizes (width, height) by {@link Lanczos}, and clipped to 0..255. */
    public static List<Decoded> resized(Path jpeg, List<int[]> sizes) throws IOException {
        List<List<Plane>> luma = djpeg(jpeg, true, in -> shrunk(in, sizes));
        List<List<Plane>> colours = djpeg(jpeg, false, in -> shrunk(in, sizes));
        List<Decoded> all = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            all.add(new Decoded(luma.get(i).get(0), colours.get(i)));
        }
        return all;
    }

    /** Turned by a quarter to the right. */
    public Decoded turnedRight() {
        return new Decoded(
                luma.turnedRight(), colours.stream().map(Plane::turnedRight).toList());
    }

    /** Luma and then the colours. */
    public List<Plane> planes() {
        List<Plane> planes = new ArrayList<>(List.of(luma));
        planes.addAll(colours);
        return planes;
    }

    private static <T> T djpeg(Path jpeg, boolean gray, Tool.Reading<T> reading) throws IOException {
        List<String> command = new ArrayList<>(List.of("djpeg", "-dct", "int", "-pnm"));
        if (gray) {
            command.add("-grayscale");
        }
        command.add(jpeg.toString());
        return Tool.read(command, reading);
    }

    private static List<Plane> whole(InputStream in) throws IOException {
        Rows rows = new Rows(in);
        float[][] row = new float[rows.channels()][rows.width()];
        List<Plane> planes = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            planes.add(new Plane(rows.width(), rows.height()));
        }
        for (int y = 0; y < rows.height(); y++) {
            rows.next(row);
            for (int c = 0; c < row.length; c++) {
                System.arraycopy(row[c], 0, planes.get(c).samples(), y * rows.width(), rows.width());
            }
        }
        return planes;
    }

    private static List<List<Plane>> shrunk(InputStream in, List<int[]> sizes) throws IOException {
        Rows rows = new Rows(in);
        float[][] row = new float[rows.channels()][rows.width()];
        List<List<Lanczos>> resamplers = new ArrayList<>();
        for (int[] size : sizes) {
            List<Lanczos> channels = new ArrayList<>();
            for (int c = 0; c < row.length; c++) {
                channels.add(new Lanczos(rows.width(), rows.height(), size[0], size[1]));
            }
            resamplers.add(channels);
        }
        for (int y = 0; y < rows.height(); y++) {
            rows.next(row);
            for (List<Lanczos> channels : resamplers) {
                for (int c = 0; c < row.length; c++) {
                    channels.get(c).push(row[c]);
                }
            }
        }
        return resamplers.stream()
                .map(channels -> channels.stream()
                        .map(Lanczos::result)
                        .map(Plane::clipped)
                        .toList())
                .toList();
    }
}
