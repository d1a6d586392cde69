package io.lazyimg.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A log that keeps its lines. */
final class Written extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final transient List<Throwable> thrown = new CopyOnWriteArrayList<>();
    volatile boolean failing;

    /** Each after its level. */
    List<String> lines() {
        return lines;
    }

    List<Throwable> thrown() {
        return thrown;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        if (failing) {
            throw new IllegalStateException("the disk is full");
        }
        lines.add(level + " " + MessageFormatter.basicArrayFormat(message, arguments));
        if (failure != null) {
            thrown.add(failure);
        }
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return true;
    }

    @Override
    public boolean isDebugEnabled() {
        return true;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}
