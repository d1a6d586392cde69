package io.lazyimg.servlet;

import io.lazyimg.ImageResponse;
import jakarta.servlet.http.HttpServletResponse;

/** The status and the headers of an answer, for a container. */
final class Headers {
    private Headers() {}

    static void set(ImageResponse image, HttpServletResponse response) {
        response.setStatus(image.status());
        image.headers().forEach((name, value) -> {
            if (name.equals("Content-Type")) {
                response.setContentType(value);
            } else if (name.equals("Vary")) {
                response.addHeader(name, value); // the host's answers may vary by more
            } else {
                response.setHeader(name, value);
            }
        });
    }
}
