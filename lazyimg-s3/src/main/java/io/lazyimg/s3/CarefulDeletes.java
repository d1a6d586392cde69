package io.lazyimg.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;

/** The ways to ask that an object be deleted only if it is the one that is meant. */
final class CarefulDeletes {
    private CarefulDeletes() {}

    /**
     * The same deletion with conditions, of which a server keeps those that it knows: the next one is for servers that
     * refuse the one before.
     *
     * @param unmodifiedSince for Ceph; {@code null} for other servers
     */
    static List<DeleteObjectRequest> of(DeleteObjectRequest delete, String etag, @Nullable String unmodifiedSince) {
        if (unmodifiedSince == null) {
            return List.of(delete.toBuilder().ifMatch(etag).build());
        }
        DeleteObjectRequest dated = delete.toBuilder()
                .overrideConfiguration(call -> call.putHeader(UnmodifiedSince.HEADER, unmodifiedSince))
                .build();
        return List.of(dated.toBuilder().ifMatch(etag).build(), dated);
    }
}
