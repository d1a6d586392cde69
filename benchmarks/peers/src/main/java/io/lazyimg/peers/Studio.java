package io.lazyimg.peers;

import io.lazyimg.peers.fidelity.Lanczos;
import io.lazyimg.peers.fidelity.Plane;
import io.lazyimg.peers.fidelity.Rows;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Makes the sources, once, and keeps them: the same bytes on every machine with the same libjpeg-turbo. */
final class Studio {
    /** An APP1 segment with nothing in it but orientation 6: big-endian TIFF, one entry. */
    private static final byte[] ORIENTATION_6 = {
        (byte) 0xff,
        (byte) 0xe1,
        0,
        34,
        'E',
        'x',
        'i',
        'f',
        0,
        0,
        'M',
        'M',
        0,
        42,
        0,
        0,
        0,
        8,
        0,
        1,
        1,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        6,
        0,
        0,
        0,
        0,
        0,
        0
    };

    private final Path directory;

    Studio(Path directory) {
        this.directory = directory;
    }

    /** The photograph as a source of one kind. */
    Source source(Photograph photograph, boolean progressive) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(photograph.title() + "." + Source.kind(progressive) + ".jpg");
        if (!Files.exists(file)) {
            System.err.println("making " + file.getFileName());
            Path working = directory.resolve(file.getFileName() + ".part");
            make(photograph, progressive, working);
            Files.move(working, file, StandardCopyOption.ATOMIC_MOVE);
        }
        JpegHead head = JpegHead.of(file);
        JpegHead original = JpegHead.of(photograph.file());
        boolean turned = photograph.recipe().turned();
        return new Source(
                photograph,
                progressive,
                file,
                Files.size(file),
                turned ? head.height() : head.width(),
                turned ? head.width() : head.height(),
                head.sampling(),
                (long) head.width() * head.height() > (long) original.width() * original.height() * 1.01);
    }

    private void make(Photograph photograph, boolean progressive, Path file) throws IOException {
        if (photograph.recipe().asIs()) {
            if (JpegHead.of(photograph.file()).progressive() == progressive) {
                Files.copy(photograph.file(), file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                transcode(photograph.file(), progressive, file);
            }
        } else if (progressive) {
            transcode(source(photograph, false).file(), true, file);
        } else {
            encode(photograph, file);
        }
    }

    /** The same coefficients in the other kind of file. */
    private static void transcode(Path from, boolean progressive, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of("jpegtran", "-copy", "all"));
        if (progressive) {
            command.add("-progressive");
        }
        command.add(from.toString());
        Tool.write(command, in -> {}, file);
    }

    private static void encode(Photograph photograph, Path file) throws IOException {
        Recipe recipe = photograph.recipe();
        List<Plane> channels = scaled(photograph);
        if (recipe.turned()) {
            // three quarters to the right, so that the quarter that the viewer adds makes it upright
            channels = channels.stream()
                    .map(plane -> plane.turnedRight().turnedRight().turnedRight())
                    .toList();
        }
        List<String> command = new ArrayList<>(List.of(
                "cjpeg", "-dct", "int", "-quality", Integer.toString(recipe.quality()), "-sample", recipe.sampling()));
        if (recipe.web()) {
            command.add("-optimize");
        }
        List<Plane> pixels = channels;
        Tool.write(command, in -> ppm(pixels, in), file);
        if (recipe.turned()) {
            byte[] plain = Files.readAllBytes(file);
            ByteArrayOutputStream marked = new ByteArrayOutputStream();
            marked.write(plain, 0, 2);
            marked.writeBytes(ORIENTATION_6);
            marked.write(plain, 2, plain.length - 2);
            Files.write(file, marked.toByteArray());
        }
    }

    private static List<Plane> scaled(Photograph photograph) throws IOException {
        List<String> command =
                List.of("djpeg", "-dct", "int", "-pnm", photograph.file().toString());
        return Tool.read(command, out -> {
            Rows rows = new Rows(out);
            double native_ = (double) rows.width() * rows.height();
            double wanted = photograph.recipe().megapixels() * 1e6;
            double scale = wanted == 0 ? 1 : Math.sqrt(wanted / native_);
            int width = (int) Math.round(rows.width() * scale);
            int height = (int) Math.round(rows.height() * scale);
            float[][] row = new float[rows.channels()][rows.width()];
            List<Lanczos> resamplers = new ArrayList<>();
            for (int c = 0; c < row.length; c++) {
                resamplers.add(new Lanczos(rows.width(), rows.height(), width, height));
            }
            for (int y = 0; y < rows.height(); y++) {
                rows.next(row);
                for (int c = 0; c < row.length; c++) {
                    resamplers.get(c).push(row[c]);
                }
            }
            List<Plane> channels = resamplers.stream().map(Lanczos::result).toList();
            if (scale > 1.01) {
                new Grain(photograph.title().hashCode()).addTo(channels);
            }
            return channels;
        });
    }

    private static void ppm(List<Plane> channels, OutputStream to) throws IOException {
        Plane first = channels.get(0);
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        out.write("P6\n%d %d\n255\n".formatted(first.width(), first.height()).getBytes(StandardCharsets.US_ASCII));
        byte[] row = new byte[3 * first.width()];
        for (int y = 0; y < first.height(); y++) {
            for (int x = 0; x < first.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    float sample = channels.get(c).samples()[y * first.width() + x];
                    row[3 * x + c] = (byte) Math.min(255, Math.max(0, Math.round(sample)));
                }
            }
            out.write(row);
        }
        out.flush();
    }
}
