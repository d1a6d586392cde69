package io.lazyimg.html;

import io.lazyimg.DerivativeUrls;
import io.lazyimg.ImageUrls;
import io.lazyimg.image.Focus;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one vocabulary of tags, whatever the template language. {@code key} and {@code alt} must be there; each other
 * attribute stands for a method of {@link Picture}, or is one of HTML and passed through.
 */
final class TagAttributes {
    private static final Map<String, BiConsumer<Picture, String>> OURS = Map.of(
            "widths",
            (picture, value) ->
                    picture.widths(list(value).mapToInt(Integer::parseInt).toArray()),
            "boxes",
            (picture, value) -> picture.boxes(list(value).map(Transform::of).toArray(Transform[]::new)),
            "box",
            (picture, value) -> picture.box(Transform.of(value)),
            "preset",
            Picture::preset,
            "densities",
            (picture, value) -> picture.densities(
                    list(value).mapToDouble(Double::parseDouble).toArray()),
            "sizes",
            Picture::sizes,
            "formats",
            (picture, value) -> picture.formats(formats(value)),
            "loading",
            (picture, value) -> picture.loading(Loading.of(value)),
            "original",
            TagAttributes::original,
            "placeholder",
            TagAttributes::placeholder);

    private static final List<String> CHOICES = List.of("box", "boxes", "preset", "widths");

    private static final Pattern OF_HTML = Pattern.compile(
            "class|id|style|title|lang|dir|role|hidden|tabindex|draggable"
                    + "|usemap|ismap|crossorigin|referrerpolicy|slot|part|item(prop|id|ref|scope|type)|(data|aria)-.+|on[a-z]+");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})x([0-9]{1,9})");

    private final Map<String, String> attributes;

    TagAttributes(Map<String, String> attributes) {
        this.attributes = new HashMap<>(attributes);
    }

    Picture picture(ImageUrls urls) {
        Picture picture = Picture.of(original(urls.of(required("key"))), required("alt"));
        List<String> choices = CHOICES.stream().filter(attributes::containsKey).toList();
        if (choices.size() > 1) {
            throw new IllegalArgumentException("the attributes " + choices + " are given, and only one of them can be");
        }
        attributes.keySet().stream().sorted().forEach(name -> apply(name, picture));
        return picture;
    }

    private DerivativeUrls original(DerivativeUrls urls) {
        String focus = attributes.remove("focus");
        String quality = attributes.remove("quality");
        DerivativeUrls pointed = focus == null ? urls : urls.towards(Focus.of(focus.strip()));
        return quality == null ? pointed : pointed.inQuality(Integer.valueOf(quality.strip()));
    }

    private String required(String name) {
        String value = attributes.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("the attribute " + name + " is missing");
        }
        return value;
    }

    private void apply(String name, Picture picture) {
        String value = attributes.getOrDefault(name, "");
        BiConsumer<Picture, String> ours = OURS.get(name);
        if (ours != null) {
            try {
                ours.accept(picture, value.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + "=\"" + value + "\" is not accepted: " + e.getMessage(), e);
            }
        } else if (OF_HTML.matcher(name).matches()) {
            picture.attribute(name, value);
        } else {
            throw new IllegalArgumentException(
                    "the attribute " + name + " is unknown; there are key, alt, focus, quality, "
                            + OURS.keySet().stream().sorted().collect(Collectors.joining(", "))
                            + ", and of HTML class, id, style, title, data-…, aria-… and others that any element may have");
        }
    }

    private static Stream<String> list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip);
    }

    private static ImageFormat[] formats(String value) {
        return value.equals("none")
                ? new ImageFormat[0]
                : list(value)
                        .map(name -> ImageFormat.ofExtension(name)
                                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no format")))
                        .toArray(ImageFormat[]::new);
    }

    private static void original(Picture picture, String value) {
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw new IllegalArgumentException("it is not a size such as 3840x2160");
        }
        picture.original(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    private static void placeholder(Picture picture, String value) {
        list(value).forEach(word -> {
            switch (word) {
                case "colour" -> picture.colour();
                case "thumbhash" -> picture.thumbHash();
                default -> throw new IllegalArgumentException("it takes colour, thumbhash or both");
            }
        });
    }
}
