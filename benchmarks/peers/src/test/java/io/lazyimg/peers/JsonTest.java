package io.lazyimg.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void values_nest_and_what_is_no_number_is_null() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a \"b\"\\", List.of(1, 2.5, true, "x\ny"));
        map.put("nan", Double.NaN);
        map.put("none", null);

        assertThat(Json.of(map).replaceAll("\\n *", ""))
                .isEqualTo("{\"a \\\"b\\\"\\\\\": [1,2.5,true,\"x\\u000ay\"],\"nan\": null,\"none\": null}");
    }
}
