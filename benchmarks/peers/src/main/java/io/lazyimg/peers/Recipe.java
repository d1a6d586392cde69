package io.lazyimg.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How a photograph is encoded again, as it is written: {@code asis}, or {@code SIZE-SAMPLING-qN} with {@code -web}
 * (optimised Huffman tables, where cameras use the standard ones) or {@code -turned} (stored on its side with EXIF
 * orientation 6) after it.
 *
 * @param name as written
 * @param megapixels of the result; 0 keeps the photograph's own
 * @param sampling of chroma, in the words of {@code cjpeg -sample}
 * @param quality on the IJG scale; 0 keeps the file as it is shipped
 * @param web optimised tables
 * @param turned with EXIF orientation 6
 */
record Recipe(String name, double megapixels, String sampling, int quality, boolean web, boolean turned) {
    private static final Map<String, String> SAMPLINGS = Map.of("420", "2x2", "422", "2x1", "444", "1x1");

    static Recipe of(String name) {
        if ("asis".equals(name)) {
            return new Recipe(name, 0, "", 0, false, false);
        }
        List<String> words = Arrays.asList(name.split("-", -1));
        List<String> flags = words.subList(Math.min(3, words.size()), words.size());
        if (words.size() < 3
                || !words.get(0).matches("native|\\d+(\\.\\d+)?mp")
                || !SAMPLINGS.containsKey(words.get(1))
                || !words.get(2).matches("q\\d\\d")
                || !List.of("web", "turned").containsAll(flags)) {
            throw new IllegalArgumentException("'" + name + "' is no recipe: asis, or as 8mp-420-q92, native-444-q95,"
                    + " 2mp-420-q80-web, 8mp-420-q92-turned");
        }
        return new Recipe(
                name,
                "native".equals(words.get(0))
                        ? 0
                        : Double.parseDouble(words.get(0).replace("mp", "")),
                SAMPLINGS.getOrDefault(words.get(1), ""),
                Integer.parseInt(words.get(2).substring(1)),
                flags.contains("web"),
                flags.contains("turned"));
    }

    boolean asIs() {
        return quality == 0;
    }
}
