package io.lazyimg.examples.pages;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A visit of a page, whose pictures are held back until all else is laid out and painted.
 *
 * @param images as they are in the end, in the order of the page
 * @param heights of each image on the page, before it had arrived
 * @param colours behind each image
 * @param responses to requests for images, as {@code status type path}
 * @param shift how much moved though the visitor did nothing: the sum of all layout shifts, 0 for none
 */
record Visit(List<Image> images, List<Double> heights, List<String> colours, List<String> responses, double shift) {
    /** What is taken away, to see what it is for. */
    enum Lack {
        NOTHING,
        WIDTH_AND_HEIGHT,
        WEBP
    }

    /** How the visitor looks at it. */
    record Screen(int width, int pixelRatio) {}

    /**
     * An image on the page.
     *
     * @param path of the URL that the browser chose, decoded
     * @param type its media type
     * @param pixels its width
     * @param shown its width on the page
     * @param height its height on the page
     */
    record Image(String path, String type, int pixels, double shown, double height) {}

    private static final String OBSERVE = """
            window.shifts = [];
            window.observer = new PerformanceObserver(list => shifts.push(...list.getEntries()));
            observer.observe({type: 'layout-shift', buffered: true});
            """;

    private static final String STRIP = """
            new MutationObserver(() => document.querySelectorAll('img').forEach(img => {
              img.removeAttribute('width');
              img.removeAttribute('height');
            })).observe(document, {childList: true, subtree: true});
            """;

    private static final String PAINTED =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))";

    private static final String LOADED = """
            Promise.all([...document.images].map(img => img.complete && img.naturalWidth > 0 ? 0
                : new Promise((done, failed) => { img.onload = () => done(0); img.onerror = failed; })))
            """;

    private static final String HEIGHTS = "[...document.images].map(img => img.getBoundingClientRect().height)";

    private static final String COLOURS = "[...document.images].map(img => getComputedStyle(img).backgroundColor)";

    private static final String IMAGES = """
            Promise.all([...document.images].map(async img => {
              const file = await (await fetch(img.currentSrc)).blob();
              const box = img.getBoundingClientRect();
              return {path: decodeURIComponent(new URL(img.currentSrc).pathname), type: file.type,
                  pixels: (await createImageBitmap(file)).width, shown: box.width, height: box.height};
            }))
            """;

    private static final String SHIFT =
            "[...shifts, ...observer.takeRecords()].reduce((sum, each) => sum + each.value, 0)";

    /** Opens a page. */
    static Visit of(Chromium browser, URI page, Screen screen, Lack lack, Path screenshot) throws Exception {
        try (DevTools tools = DevTools.newPage(browser.endpoint())) {
            BlockingQueue<String> held = new LinkedBlockingQueue<>();
            ConcurrentLinkedQueue<String> responses = new ConcurrentLinkedQueue<>();
            CountDownLatch parsed = new CountDownLatch(1);
            tools.on(
                    "Fetch.requestPaused",
                    event -> held.add(event.get("requestId").getAsString()));
            tools.on("Page.domContentEventFired", event -> parsed.countDown());
            tools.on("Network.responseReceived", event -> noteImage(event, responses));
            prepare(tools, screen, lack);

            tools.call("Page.navigate", "url", page.toString());
            if (!parsed.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException(page + " is not parsed");
            }
            tools.evaluate(PAINTED);
            List<Double> heights = list(tools.evaluate(HEIGHTS), JsonElement::getAsDouble);
            List<String> colours = list(tools.evaluate(COLOURS), JsonElement::getAsString);
            photograph(tools, false, Path.of(screenshot.toString().replace(".png", "-before.png")));
            for (int i = 0; i < heights.size(); i++) {
                JsonObject request = new JsonObject();
                request.addProperty("requestId", held.poll(120, TimeUnit.SECONDS));
                tools.call("Fetch.continueRequest", request);
            }
            tools.evaluate(LOADED);
            tools.evaluate(PAINTED);
            double shift = Double.parseDouble(tools.evaluate(SHIFT));
            photograph(tools, true, screenshot);
            return new Visit(
                    list(tools.evaluate(IMAGES), Visit::image), heights, colours, List.copyOf(responses), shift);
        }
    }

    private static void prepare(DevTools tools, Screen screen, Lack lack) throws Exception {
        tools.call("Page.enable", new JsonObject());
        tools.call("Network.enable", new JsonObject());
        JsonObject images = new JsonObject();
        images.addProperty("resourceType", "Image");
        JsonArray patterns = new JsonArray();
        patterns.add(images);
        JsonObject fetch = new JsonObject();
        fetch.add("patterns", patterns);
        tools.call("Fetch.enable", fetch);
        JsonObject metrics = new JsonObject();
        metrics.addProperty("width", screen.width());
        metrics.addProperty("height", 900);
        metrics.addProperty("deviceScaleFactor", screen.pixelRatio());
        metrics.addProperty("mobile", false);
        tools.call("Emulation.setDeviceMetricsOverride", metrics);
        tools.call(
                "Page.addScriptToEvaluateOnNewDocument",
                "source",
                lack == Lack.WIDTH_AND_HEIGHT ? OBSERVE + STRIP : OBSERVE);
        JsonArray disabled = new JsonArray();
        if (lack == Lack.WEBP) {
            disabled.add("webp");
        }
        JsonObject types = new JsonObject();
        types.add("imageTypes", disabled);
        tools.call("Emulation.setDisabledImageTypes", types);
    }

    private static void noteImage(JsonObject event, ConcurrentLinkedQueue<String> responses) {
        if (event.get("type").getAsString().equals("Image")) {
            JsonObject response = event.getAsJsonObject("response");
            responses.add(response.get("status").getAsInt() + " "
                    + response.get("mimeType").getAsString() + " "
                    + URI.create(response.get("url").getAsString()).getPath());
        }
    }

    private static <T> List<T> list(String json, Function<JsonElement, T> each) {
        List<T> list = new ArrayList<>();
        JsonParser.parseString(json).getAsJsonArray().forEach(element -> list.add(each.apply(element)));
        return list;
    }

    private static Image image(JsonElement json) {
        JsonObject image = json.getAsJsonObject();
        return new Image(
                image.get("path").getAsString(),
                image.get("type").getAsString(),
                image.get("pixels").getAsInt(),
                image.get("shown").getAsDouble(),
                image.get("height").getAsDouble());
    }

    private static void photograph(DevTools tools, boolean whole, Path file) throws Exception {
        JsonObject extent = new JsonObject();
        extent.addProperty("captureBeyondViewport", whole);
        byte[] png = Base64.getDecoder()
                .decode(tools.call("Page.captureScreenshot", extent).get("data").getAsString());
        Files.createDirectories(file.getParent());
        Files.write(file, png);
    }
}
