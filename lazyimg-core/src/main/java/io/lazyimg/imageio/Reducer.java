package io.lazyimg.imageio;

/** Makes a smaller picture of one whose rows come in. */
interface Reducer extends Rows {
    /** The small picture, once all rows were there. */
    Picture picture();
}
