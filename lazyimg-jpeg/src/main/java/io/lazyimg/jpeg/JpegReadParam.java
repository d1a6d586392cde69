package io.lazyimg.jpeg;

import javax.imageio.ImageReadParam;

/** Parameters of a read that may ask for any size. */
final class JpegReadParam extends ImageReadParam {
    JpegReadParam() {
        canSetSourceRenderSize = true;
    }
}
