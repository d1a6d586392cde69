package io.lazyimg.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A photograph and how it is encoded for this run.
 *
 * @param name short
 * @param recipe what is made of it
 * @param file as its package installs it
 */
record Photograph(String name, Recipe recipe, Path file) {
    private static final Path BACKGROUNDS = Path.of("/usr/share/backgrounds");

    /** All of the list, most telling first. */
    static List<Photograph> all() throws IOException {
        List<Photograph> all = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Photograph.class.getResourceAsStream("photographs.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList()) {
                String[] words = line.split(" +", 3);
                all.add(new Photograph(words[0], Recipe.of(words[1]), BACKGROUNDS.resolve(words[2])));
            }
        }
        return all;
    }

    /** The first so many, or those of these names or of {@code name-recipe}. */
    static List<Photograph> chosen(String choice) throws IOException {
        List<Photograph> all = all();
        if (choice.matches("\\d+")) {
            return all.subList(0, Math.min(all.size(), Integer.parseInt(choice)));
        }
        List<Photograph> chosen = new ArrayList<>();
        for (String name : Arrays.asList(choice.split(",", -1))) {
            List<Photograph> found = all.stream()
                    .filter(p -> p.name.equals(name) || p.title().equals(name))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no picture " + name + ": "
                        + all.stream().map(Photograph::title).toList());
            }
            chosen.addAll(found);
        }
        return chosen;
    }

    String title() {
        return name + "-" + recipe.name();
    }

    Photograph with(Recipe other) {
        return new Photograph(name, other, file);
    }
}
