package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent;
import io.lazyimg.image.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    @Test
    void an_event_is_one_line_whatever_its_path_holds() {
        ImageEvent event = new ImageEvent(
                ImageEvent.Kind.SAVE_FAILED, "a\nb.jpg", Duration.ofMillis(7), 0, null, Reason.STORE_FAILED, null);

        assertThat(EventLines.line(event)).isEqualTo("save-failed a?b.jpg 7ms STORE_FAILED");
    }

    @Test
    void a_render_names_its_bytes_and_its_engine() {
        ImageEvent event = new ImageEvent(
                ImageEvent.Kind.RENDERED, "a_1_1.jpg", Duration.ofMillis(31), 812, "imageio", null, null);

        assertThat(EventLines.line(event)).isEqualTo("rendered a_1_1.jpg 31ms 812B imageio");
    }
}
