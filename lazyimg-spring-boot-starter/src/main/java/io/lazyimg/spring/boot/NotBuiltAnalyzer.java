package io.lazyimg.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what is wrong with the settings instead of showing a stack trace. */
final class NotBuiltAnalyzer extends AbstractFailureAnalyzer<NotBuiltException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotBuiltException cause) {
        return new FailureAnalysis(
                "lazyimg cannot serve pictures: " + cause.getMessage(),
                "Correct the properties 'lazyimg.*' of the application; set lazyimg.enabled=false if it should start"
                        + " without pictures.",
                cause);
    }
}
