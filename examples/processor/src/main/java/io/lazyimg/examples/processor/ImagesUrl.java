package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import java.net.URI;

/** Where the processor answers for images: below the prefix that the settings name. */
final class ImagesUrl {
    private ImagesUrl() {}

    static URI of(URI processor, Configuration configuration) {
        String prefix = configuration.value(Setting.PREFIX).orElse("").replaceAll("^/+|/+$", "");
        return URI.create(processor.toString().replaceAll("/+$", "") + "/" + prefix);
    }
}
