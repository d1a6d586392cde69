package io.lazyimg.examples.processor.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyLinesTest {
    @Test
    void each_line_is_a_key_with_its_spaces_and_its_unicode() {
        assertThat(keys("a.jpg\n b c.jpg \nwidgets/größe 図.png\n"))
                .containsExactly("a.jpg", " b c.jpg ", "widgets/größe 図.png");
    }

    @Test
    void blank_lines_and_the_ends_of_lines_of_other_systems_and_a_byte_order_mark_are_passed_over() {
        assertThat(keys("\uFEFFa.jpg\r\n\r\n  \t\nb.jpg")).containsExactly("a.jpg", "b.jpg");
    }

    @Test
    void an_empty_text_has_no_keys() {
        assertThat(keys("")).isEmpty();
        assertThat(keys("\uFEFF")).isEmpty();
    }

    @Test
    void a_key_is_read_before_the_next_one_is_there() {
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read() {
                return "a\n".charAt(at++ % 2);
            }

            @Override
            public int read(byte[] into, int from, int length) {
                into[from] = (byte) read();
                return 1;
            }
        };
        Iterator<String> keys = KeyLines.of("endless", endless).iterator();

        assertThat(List.of(keys.next(), keys.next())).containsExactly("a", "a");
    }

    @Test
    void a_line_longer_than_any_key_is_refused_by_its_number() {
        String text = "a.jpg\n" + "x".repeat(KeyLines.LONGEST_LINE + 1);

        assertThatThrownBy(() -> keys(text))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("list cannot be read: line 2 has over 4096 characters; it takes one key a line");
    }

    private static List<String> keys(String text) {
        return KeyLines.of("list", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
