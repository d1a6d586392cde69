package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Variant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the host application decides for each request. Whatever it throws ends that request, and nothing else. */
record Hooks(@Nullable KeyMapping mapping, @Nullable Authorizer authorizer) {
    /**
     * What a visitor means by a variant.
     *
     * @throws ImageException {@code NOT_FOUND} if he has no such original, {@code INTERNAL} if that cannot be told
     */
    Variant meant(ImageRequest request, Variant inUrl) {
        if (mapping == null) {
            return inUrl;
        }
        try {
            Optional<String> key = mapping.originalKey(request, inUrl.originalKey());
            return key.map(original -> variant(original, inUrl))
                    .orElseThrow(() -> new ImageException(Reason.NOT_FOUND, "no such original"));
        } catch (ImageException e) {
            throw e;
        } catch (Throwable e) { // whatever the host's language throws
            throw new ImageException(Reason.INTERNAL, "the key mapping failed", e);
        }
    }

    private static Variant variant(String key, Variant inUrl) {
        try {
            return new Variant(key, inUrl.transform());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + key + "' is no original's key: " + e.getMessage(), e);
        }
    }

    /**
     * Lets pass whoever may see a variant.
     *
     * @throws ImageException {@code FORBIDDEN} if he may not, {@code INTERNAL} if that cannot be told
     */
    void authorize(ImageRequest request, Variant variant) {
        if (authorizer == null || isAllowed(authorizer, request, variant)) {
            return;
        }
        throw new ImageException(Reason.FORBIDDEN, "not for this visitor");
    }

    private static boolean isAllowed(Authorizer authorizer, ImageRequest request, Variant variant) {
        try {
            return authorizer.mayServe(request, variant);
        } catch (ImageException e) {
            throw e;
        } catch (Throwable e) { // whatever the host's language throws
            throw new ImageException(Reason.INTERNAL, "the authorizer failed", e);
        }
    }
}
