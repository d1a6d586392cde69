package io.lazyimg.examples.spring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser, as far as the gallery needs one. */
final class Visitor {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String server;

    Visitor(int port) {
        this.server = "http://localhost:" + port;
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server).resolve(path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    Document page(String path) throws IOException, InterruptedException {
        return page(get(path));
    }

    Document page(HttpResponse<byte[]> answer) {
        return Jsoup.parse(
                new String(answer.body(), StandardCharsets.UTF_8), answer.uri().toString());
    }

    /** Fills in the form of the first page and sends it. */
    HttpResponse<byte[]> upload(String fileName, byte[] file, String title) throws IOException, InterruptedException {
        String boundary = "-----------------------------71882731";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n" + title
                        + "\r\n--" + boundary + "--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(server + "/pictures"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
