package io.lazyimg.examples.processor.bulk;

/** What can come of one image. */
public enum Outcome {
    MADE("made"),
    PRESENT("present"),
    /** No size was asked for and none is listed for it. */
    UNLISTED("without a listed size"),
    DELETED("deleted"),
    TO_DELETE("would be deleted"),
    FAILED("failed");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
