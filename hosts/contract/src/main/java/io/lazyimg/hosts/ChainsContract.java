package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.hosts.Application.Mount;
import jakarta.servlet.DispatcherType;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** How the filter gets on with the rest of an application: detours, other filters, error pages. */
public abstract class ChainsContract extends MountedContract {
    private static final String PICTURE = "/widgets/myimage_60_40.jpg";

    protected ChainsContract(Host.Starter starter) {
        super(starter);
    }

    private Host startOn(DispatcherType first, DispatcherType... rest) throws Exception {
        return start(Application.of(Mount.everywhere(null, settings).on(EnumSet.of(first, rest))));
    }

    private static void isThePicture(Wire.Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.body().length));
        assertThat(decoded(answer).getWidth()).isEqualTo(60);
    }

    @Test
    void aForwardIsAnsweredWhereTheFilterIsMountedForForwards() throws Exception {
        Host host = startOn(DispatcherType.REQUEST, DispatcherType.FORWARD);

        isThePicture(get(host, "/detour/forward?to=" + PICTURE));
        isThePicture(get(host, "/detour/forward?to=" + PICTURE)); // as it is stored
        Wire.Answer large = get(host, "/detour/forward?to=/noise_900_0.png");
        assertThat(decoded(large).getWidth()).isEqualTo(900);
        assertThat(get(host, "/detour/forward?to=/none_60_40.jpg").text()).isEqualTo("404 no such original\n");
        assertThat(get(host, "/detour/forward?to=/hello").text()).isEqualTo("application GET /hello");
    }

    @Test
    void aForwardReachesTheApplicationWhereTheFilterIsNotMountedForForwards() throws Exception {
        Host host = startOn(DispatcherType.REQUEST);

        assertThat(get(host, "/detour/forward?to=" + PICTURE).text()).isEqualTo("application GET " + PICTURE);
    }

    @Test
    void anIncludeIsTheApplicationsWhateverTheNames() throws Exception {
        Host host = startOn(DispatcherType.INCLUDE);

        for (String page : List.of("/detour/include?to=" + PICTURE, "/detour/include_60_40.jpg?to=/hello")) {
            Wire.Answer answer = get(host, page);
            assertThat(answer.text()).as(page).matches("before\napplication GET [^\n]*\nafter");
            assertThat(answer.header("Content-Type")).startsWithIgnoringCase("text/html");
            assertThat(answer.header("ETag")).isNull();
        }
    }

    @Test
    void anAsynchronousServletBehindTheFilterAnswers() throws Exception {
        Host host = startOn(DispatcherType.REQUEST, DispatcherType.ASYNC);

        assertThat(get(host, "/detour/later").text()).isEqualTo("later");
        isThePicture(get(host, "/detour/dispatch?to=" + PICTURE));
        assertThat(decoded(get(host, "/detour/dispatch?to=/noise_900_0.png")).getWidth())
                .isEqualTo(900);
        assertThat(get(host, "/detour/dispatch?to=/hello").text()).isEqualTo("application GET /hello");
    }

    @Test
    void aFilterBeforeThatSeesBodiesHasSeenAllOfThemWhenItsChainReturns() throws Exception {
        MeasuringFilter before = new MeasuringFilter();
        Host host = start(Application.of(Mount.everywhere(before, Map.of()), Mount.everywhere(null, settings)));

        Wire.Answer answer = get(host, "/noise_900_0.png");

        assertThat(decoded(answer).getWidth()).isEqualTo(900);
        assertThat(before.bytes()).isEqualTo(answer.body().length).isGreaterThan(1_000_000);
    }

    @Test
    void anAnswerByWhatIsAcceptedVariesByThatAndByWhatTheHostSays() throws Exception {
        settings.put("lazyimg.negotiate", "png");
        Host host = start(Application.of(
                Mount.everywhere(new VaryingFilter("Origin"), Map.of()), Mount.everywhere(null, settings)));

        Wire.Answer usual = get(host, PICTURE);
        Wire.Answer png = get(host, PICTURE, "Accept: image/png,image/*;q=0.5");
        Wire.Answer known = get(host, PICTURE, "Accept: image/png", "If-None-Match: " + png.header("ETag"));
        Wire.Answer missing = get(host, "/widgets/none_6_4.jpg");

        assertThat(usual.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(png.header("Content-Type")).isEqualTo("image/png");
        assertThat(png.header("ETag")).isNotEqualTo(usual.header("ETag"));
        assertThat(known.status()).isEqualTo(304);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(List.of(usual, png, known, missing))
                .extracting(answer -> answer.header("Vary"))
                .containsOnly("Origin, Accept");
    }

    @Test
    void theErrorPageOfTheHostIsForItsOwnErrors() throws Exception {
        Host host = start(Application.of("/app", null, settings).withErrorPage("/oops"));

        Wire.Answer theirs = get(host, "/app/detour/nothing");
        Wire.Answer ours = get(host, "/app/widgets/none_6_4.jpg");
        Wire.Answer head = Wire.ask(host.port(), "HEAD", "/app/widgets/none_6_4.jpg");

        assertThat(List.of(theirs, ours, head)).extracting(Wire.Answer::status).containsOnly(404);
        assertThat(theirs.text()).isEqualTo("application GET /oops");
        assertThat(ours.text()).isEqualTo("404 no such original\n");
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(ours.body().length));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void anErrorPageWithAnImagesNameIsTheApplications() throws Exception {
        Mount everywhere = Mount.everywhere(null, settings)
                .on(EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR));
        Host host = start(Application.of(everywhere).withErrorPage(PICTURE));

        Wire.Answer theirs = get(host, "/detour/nothing");

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.text()).isEqualTo("application GET " + PICTURE);
        isThePicture(get(host, PICTURE));
    }

    @Test
    void twoFiltersOfOneApplicationEachServeTheirOwn() throws Exception {
        int red = 0xC03020;
        int blue = 0x2040C0;
        Host host = start(Application.of(
                new Mount(null, "/shop/*", of("shop", red), EnumSet.of(DispatcherType.REQUEST)),
                Mount.everywhere(null, of("blog", blue))));

        assertThat(colour(get(host, "/shop/a_60_40.png"))).isEqualTo(red);
        assertThat(colour(get(host, "/blog/a_60_40.png"))).isEqualTo(blue);
        for (String path : List.of("/a_60_40.png", "/shopping/a_60_40.png", "/hello", "/shop/hello")) {
            assertThat(get(host, path).text()).isEqualTo("application GET " + path);
        }
        stop(host);
        for (String name : List.of("shop", "blog")) {
            assertThat(derivatives().resolve(name).resolve("a_60_40.png")).exists();
        }
        assertThat(colour(get(start(Application.of(Mount.everywhere(null, of("blog", blue)))), "/blog/a_60_40.png")))
                .isEqualTo(blue);
    }

    /** The settings of a mount with a picture and stores of its own under a prefix of its own. */
    private Map<String, String> of(String name, int colour) throws Exception {
        Path originals = Files.createDirectories(folder.resolve(name));
        BufferedImage picture = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 90 * 60; i++) {
            picture.setRGB(i % 90, i / 90, colour);
        }
        ImageIO.write(picture, "png", originals.resolve("a.png").toFile());
        Map<String, String> own = new HashMap<>();
        own.put("lazyimg.originals", originals.toUri().toString());
        own.put("lazyimg.derivatives", derivatives().resolve(name).toUri().toString());
        own.put("lazyimg.prefix", "/" + name);
        return own;
    }

    private static int colour(Wire.Answer answer) throws Exception {
        BufferedImage picture = decoded(answer);
        return picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) & 0xFFFFFF;
    }
}
