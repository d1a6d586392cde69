package io.lazyimg.peers;

import io.lazyimg.peers.fidelity.Decoded;
import io.lazyimg.peers.fidelity.Plane;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What each output is compared with, kept on disk in 1/256 of a level: both kinds of a photograph share theirs. */
final class References {
    private static final int STEPS = 256;

    private final Path directory;

    References(Path directory) {
        this.directory = directory;
    }

    /** The references of one source, in the order of the widths. */
    List<Decoded> of(Source source, List<Integer> widths) throws IOException {
        Files.createDirectories(directory);
        List<int[]> missing = new ArrayList<>();
        for (int width : widths) {
            if (!Files.exists(file(source, width))) {
                missing.add(new int[] {width, source.heightFor(width)});
            }
        }
        if (!missing.isEmpty()) {
            List<int[]> stored = missing.stream()
                    .map(size -> source.turned() ? new int[] {size[1], size[0]} : size)
                    .toList();
            List<Decoded> made = Decoded.resized(source.file(), stored);
            for (int i = 0; i < made.size(); i++) {
                write(source.turned() ? made.get(i).turnedRight() : made.get(i), file(source, missing.get(i)[0]));
            }
        }
        List<Decoded> all = new ArrayList<>();
        for (int width : widths) {
            all.add(read(file(source, width), width, source.heightFor(width)));
        }
        return all;
    }

    private Path file(Source source, int width) {
        return directory.resolve(source.photograph().title() + "." + width + ".ref");
    }

    private static void write(Decoded picture, Path file) throws IOException {
        Path working = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                working, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (Plane plane : picture.planes()) {
                ByteBuffer buffer = ByteBuffer.allocate(plane.samples().length * Character.BYTES);
                for (float sample : plane.samples()) {
                    buffer.putChar((char) Math.round(sample * STEPS));
                }
                out.write(buffer.flip());
            }
        }
        Files.move(working, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Decoded read(Path file, int width, int height) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file));
        List<Plane> planes = new ArrayList<>();
        while (buffer.hasRemaining()) {
            Plane plane = new Plane(width, height);
            for (int i = 0; i < plane.samples().length; i++) {
                plane.samples()[i] = (float) buffer.getChar() / STEPS;
            }
            planes.add(plane);
        }
        return new Decoded(planes.get(0), planes.subList(1, planes.size()));
    }
}
