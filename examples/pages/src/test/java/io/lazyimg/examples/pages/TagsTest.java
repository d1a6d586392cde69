package io.lazyimg.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageUrls;
import io.lazyimg.LazyImages;
import io.lazyimg.jsp.ImageUrlsListener;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who finds the tags their URLs, and what mistakes look like. */
class TagsTest {
    @TempDir
    private Path folder = Path.of("");

    private Application application;

    @BeforeEach
    void application() throws Exception {
        application = new Application(folder);
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private Map<String, String> settings(String name, String... more) throws Exception {
        Path originals = Files.createDirectories(folder.resolve(name));
        Map<String, String> settings = new HashMap<>(Map.of(
                "lazyimg.originals", originals.toUri().toString(),
                "lazyimg.derivatives", folder.resolve(name + "-made").toUri().toString()));
        for (String each : more) {
            settings.put(each.split("=", 2)[0], each.split("=", 2)[1]);
        }
        return settings;
    }

    @Test
    void ofSeveralFiltersTheFirstIsMeantUnlessOneIsNamed() throws Exception {
        application
                .filter("first", settings("one", "lazyimg.prefix=/one"))
                .filter("second", settings("two", "lazyimg.prefix=/two"))
                .start();

        assertThat(application.page("<lazy:url key='a.jpg' box='6x4'/>")).isEqualTo("200 /app/one/a_6_4.jpg");
        assertThat(application.page("<lazy:url key='a.jpg' box='6x4' filter='first'/>"))
                .isEqualTo("200 /app/one/a_6_4.jpg");
        assertThat(application.page("<lazy:url key='a.jpg' box='6x4' filter='second'/>"))
                .isEqualTo("200 /app/two/a_6_4.jpg");
        assertThat(
                        application.page(
                                "<lazy:picture key='a.jpg' alt='' box='6x4_fill' densities='1' formats='none' filter='second'/>"))
                .isEqualTo("200 <img src=\"/app/two/a_6_4_fill.jpg\" width=\"6\" height=\"4\" alt=\"\" loading=\"lazy\""
                        + " decoding=\"async\">");
        assertThat(application.page("<lazy:url key='a.jpg' box='6x4' filter='third'/>"))
                .startsWith("500")
                .contains("no LazyImageFilter named &#39;third&#39;");
    }

    @Test
    void whatAFilterPublishesGoesWithIt() throws Exception {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        application.filter("pictures", settings("one")).start();
        ((StandardContext) application.context()).addApplicationLifecycleListener(new ServletContextListener() {
            @Override
            public void contextDestroyed(ServletContextEvent event) {
                after.addAll(Collections.list(event.getServletContext().getAttributeNames()));
            }
        });
        before.addAll(Collections.list(application.context().getServletContext().getAttributeNames()));
        application.context().stop();

        String[] published = {
            ImageUrls.class.getName(),
            ImageUrls.class.getName() + ".pictures",
            LazyImages.class.getName(),
            LazyImages.class.getName() + ".pictures"
        };
        assertThat(before).contains(published);
        assertThat(after).isNotEmpty().doesNotContain(published);
    }

    @Test
    void anApplicationThatOnlyWritesPagesHasTheSettingsOfThoseWhoServe() throws Exception {
        application.context().addApplicationListener(ImageUrlsListener.class.getName());
        application.context().addParameter("lazyimg.public-url", "https://images.example.com/");
        application.context().addParameter("lazyimg.presets", "thumb=6x4_fill");
        application.context().addParameter("lazyimg.page-formats", "webp");
        application.context().addParameter("something.else", "x");
        application.start();

        assertThat(application.page("<lazy:url key='a b.jpg' preset='thumb' var='url'/>[${url}]"))
                .isEqualTo("200 [https://images.example.com/a%20b_6_4_fill.jpg]");
        assertThat(application.page("<lazy:picture key='a.jpg' alt='' preset='thumb' original='60x40' densities='1'/>"))
                .startsWith("200 <picture><source type=\"image/webp\""
                        + " srcset=\"https://images.example.com/a_6_4_fill.jpg.webp\">");
    }

    @Test
    void aSettingThatIsNotAcceptedStopsTheStart() throws Exception {
        application.context().addApplicationListener(ImageUrlsListener.class.getName());
        application.context().addParameter("lazyimg.public-url", "images.example.com");

        application.start();

        assertThat(application.context().getState().isAvailable()).isFalse();
    }

    @Test
    void aMistakeIsSeenWhenThePageIsWritten() throws Exception {
        application
                .filter("pictures", settings("one", "lazyimg.widths=400,800"))
                .start();

        assertThat(application.page("<lazy:picture key='a.jpg' alt='' widths='400,900'/>"))
                .startsWith("500")
                .contains("a.jpg: size 900x0 is not allowed; allowed are 400x0, 800x0");
        assertThat(application.page("<lazy:picture key='a.jpg' alt='' widhts='400'/>"))
                .startsWith("500")
                .contains("the attribute widhts is unknown");
        assertThat(application.page("<lazy:picture key='a.jpg' widths='400'/>"))
                .as("before any visitor, where pages are compiled beforehand")
                .startsWith("500")
                .contains("attribute [alt] is mandatory for tag [picture]");
        assertThat(application.page("<lazy:url key='a.jpg'/>"))
                .startsWith("500")
                .contains("either a box");
    }

    @Test
    void anAltOfNothingIsEmptyAndOtherAttributesOfNothingAreNotThere() throws Exception {
        application.filter("pictures", settings("one")).start();

        assertThat(
                        application.page(
                                "<lazy:picture key='a.jpg' alt='${nothing}' title='${nothing}' box='6x4' densities='1' formats='none'/>"))
                .isEqualTo("200 <img src=\"/app/a_6_4.jpg\" alt=\"\" loading=\"lazy\" decoding=\"async\">");
    }

    @Test
    void withoutAFilterTheTagTellsWhatIsMissing() throws Exception {
        application.start();

        assertThat(application.page("<lazy:url key='a.jpg' box='6x4'/>"))
                .startsWith("500")
                .contains("this application has no LazyImageFilter");
    }
}
