package io.lazyimg.examples.processor;

import io.lazyimg.examples.processor.Picture.Derivative;
import io.lazyimg.examples.processor.Picture.Kept;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Writes the page: nothing from elsewhere, no script, every name escaped. */
final class IndexPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8884;--dim:#777;--new:#b25000;--kept:#2e7d46}
            body{font:16px/1.5 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem}
            h1{margin:0;font-size:1.8rem}
            h2{margin:0;font-size:1.15rem;overflow-wrap:anywhere}
            p{margin:.4rem 0;max-width:46rem}
            code,a{overflow-wrap:anywhere}
            a{color:inherit}
            section{border-top:1px solid var(--line);margin-top:1.6rem;padding-top:1.2rem}
            .row{display:flex;flex-wrap:wrap;gap:1.2rem;align-items:flex-end;margin:.9rem 0}
            figure{margin:0;max-width:100%}
            img{display:block;max-width:100%;height:auto;border-radius:4px;
            background:repeating-conic-gradient(#8883 0 25%,#0000 0 50%) 0 0/16px 16px}
            figcaption,li{font-size:.82rem}
            figcaption{margin-top:.35rem;max-width:37rem}
            figure.small figcaption{max-width:12rem}
            ul{margin:.3rem 0;padding-left:1.2rem}
            .dim{color:var(--dim);font-size:.9rem}
            b{font-size:.72rem;padding:.05rem .4rem;border-radius:.6rem;border:1px solid;white-space:nowrap}
            .new{color:var(--new)}.kept{color:var(--kept)}
            """;

    /** The Content-Security-Policy under which the page works: images of this server, and its own style. */
    static final String POLICY = "default-src 'none'; img-src 'self'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StringBuilder html = new StringBuilder(16_384);

    private IndexPage() {}

    static String of(Gallery gallery) {
        IndexPage page = new IndexPage();
        page.head();
        gallery.obstacle().ifPresent(why -> page.line("<section><p>" + escape(why) + "</p></section>"));
        List<Picture> pictures = gallery.pictures();
        if (pictures.isEmpty() && gallery.obstacle().isEmpty()) {
            page.line("<section><p>There are no pictures in the originals' folder yet.</p></section>");
        }
        pictures.forEach(page::picture);
        if (pictures.size() >= OriginalsWalk.MOST_PICTURES) {
            page.line(
                    "<section><p>There may be more; the first " + pictures.size() + " found are shown.</p></section>");
        }
        return page.line("</body>").line("</html>").html.toString();
    }

    private void head() {
        line("<!DOCTYPE html>").line("<html lang=\"en\">").line("<head>").line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>lazyimg</title>")
                .line("<style>" + STYLE + "</style>")
                .line("</head>")
                .line("<body>");
        line("<h1>lazyimg</h1>");
        line("<p>Each picture below is made from its original the first time that its URL is asked for, and kept. "
                + "The size is in the path, so change the numbers and look: <code>name_600_400.jpg</code> fits inside "
                + "600 × 400, <code>0</code> leaves a side free, <code>_fill</code> crops to the box, "
                + "<code>_pad</code> pads to it, and <code>.png</code> at the end converts.</p>");
        line("<p class=\"dim\"><b class=\"new\">new</b> had not been made when this page was: your visit makes it. "
                + "<b class=\"kept\">kept</b> was there already. Reload to see the difference. "
                + "How it is: <a href=\"/health\">/health</a>.</p>");
    }

    private void picture(Picture picture) {
        line("<section>").line("<h2>" + escape(picture.key()) + "</h2>");
        if (picture.width() > 0) {
            double megapixels = (double) picture.width() * picture.height() / 1_000_000;
            line("<p class=\"dim\">" + picture.width() + " × " + picture.height() + " pixels as stored, "
                    + String.format(Locale.ROOT, "%.1f", megapixels) + " MP</p>");
        }
        line("<div class=\"row\">");
        String figure = "<figure class=\"small\">"; // of the first, whose caption is wider than itself
        for (Derivative each : picture.shown()) {
            line(figure + "<img loading=\"lazy\" alt=\"" + escape(picture.key()) + ", " + escape(each.size())
                    + "\" src=\"" + escape(each.path()) + "\">");
            line("<figcaption>" + described(each) + "</figcaption></figure>");
            figure = "<figure>";
        }
        line("</div>").line("<ul>");
        picture.linked().forEach(each -> line("<li>" + described(each) + "</li>"));
        line("</ul>").line("</section>");
    }

    private static String described(Derivative derivative) {
        String mark = derivative.kept() == Kept.NEW ? "new" : derivative.kept() == Kept.YES ? "kept" : "";
        return "<a href=\"" + escape(derivative.path()) + "\">" + escape(derivative.path()) + "</a> "
                + escape(derivative.size())
                + (mark.isEmpty() ? "" : " <b class=\"" + mark + "\">" + mark + "</b>");
    }

    /** Text as it may stand in HTML, between tags or between quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private IndexPage line(String text) {
        html.append(text).append('\n');
        return this;
    }
}
