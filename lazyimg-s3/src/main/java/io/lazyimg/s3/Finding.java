package io.lazyimg.s3;

/**
 * What one of the doctor's checks found.
 *
 * @param check the check's name: a few lower-case words, the same in every version
 * @param message what is so, in plain words
 * @param mending how to mend it; empty if there is nothing to mend
 */
public record Finding(String check, Level level, String message, String mending) {
    /** How it stands. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Works, and could be better, or could not be looked at. */
        WARNING,
        /** Visitors do not get what they should, or get what they should not. */
        PROBLEM,
        /** Not looked at, since another check found a problem that keeps this one from being made. */
        SKIPPED
    }

    /** Whether checks that build on this one can be made. */
    boolean isPassable() {
        return level == Level.OK || level == Level.WARNING;
    }

    static Finding ok(String check, String message) {
        return new Finding(check, Level.OK, message, "");
    }

    static Finding warning(String check, String message, String mending) {
        return new Finding(check, Level.WARNING, message, mending);
    }

    static Finding problem(String check, String message, String mending) {
        return new Finding(check, Level.PROBLEM, message, mending);
    }

    static Finding skipped(String check, String because) {
        return new Finding(check, Level.SKIPPED, "not looked at because of \"" + because + "\"", "");
    }
}
