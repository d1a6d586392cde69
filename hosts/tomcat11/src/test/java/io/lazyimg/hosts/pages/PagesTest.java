package io.lazyimg.hosts.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void picture() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        assertThat(ImageIO.write(picture, "jpg", pictures.resolve("mug.jpg").toFile()))
                .isTrue();
    }

    /** Asks for a width that is not listed, stops the container, and wants the picture to be stored. */
    private void itServes(Tomcat tomcat) throws Exception {
        int port = tomcat.getConnector().getLocalPort();
        HttpResponse<byte[]> answer = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/mug_300_0.jpg"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        tomcat.stop();
        tomcat.destroy();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo("/mug_320_0.jpg");
        assertThat(folder.resolve("made/mug_320_0.jpg")).hasBinaryContent(answer.body());
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lazyimg"));
    }

    @Test
    void tomcatEmbeddedAsItsPageHasIt() throws Exception {
        Path pictures = folder.resolve("pictures");

        itServes(TomcatShop.start(0, folder.resolve("tomcat"), pictures, folder.resolve("made")));

        shows("tomcat.md", "TomcatShop.java", "        LazyImages images", "        return tomcat");
    }

    @Test
    @SuppressWarnings("deprecation") // addServletMappingDecoded, in the only form that there is
    void aListenerAsItsPageHasIt() throws Exception {
        String page = Files.readString(Path.of("../../docs/servlet-context.md"));
        String lines = page.substring(page.indexOf("<context-param>"), page.indexOf("</listener>"))
                .replace("/var/images", folder.resolve("pictures").toString())
                .replace("/var/cache/images", folder.resolve("made").toString())
                .replace("com.example.Pictures", Pictures.class.getName());
        Path war = folder.resolve("war");
        Files.createDirectories(war.resolve("WEB-INF"));
        Files.writeString(
                war.resolve("WEB-INF/web.xml"),
                "<web-app metadata-complete=\"true\">" + lines + "</listener></web-app>");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        StandardContext application = new StandardContext();
        application.setPath("");
        application.setDocBase(war.toString());
        application.addLifecycleListener(new ContextConfig());
        Tomcat.addServlet(application, "default", new DefaultServlet());
        application.addServletMappingDecoded("/", "default", false);
        tomcat.getHost().addChild(application);
        tomcat.start();

        itServes(tomcat);

        shows("servlet-context.md", "Pictures.java", "public final class Pictures", "EOF");
    }

    private static void shows(String page, String source, String from, String to) throws IOException {
        String code = Files.readString(Path.of("src/test/java/io/lazyimg/hosts/pages/" + source)) + "EOF";
        String part = code.substring(code.indexOf(from), code.indexOf(to)).strip();

        assertThat(Files.readString(Path.of("../../docs/" + page)).replaceAll("(?m)^ +", ""))
                .contains(part.replaceAll("(?m)^ +", ""));
    }
}
