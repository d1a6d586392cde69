package io.lazyimg.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How a finished file gets its place among the blobs if there is none yet. */
enum Landing {
    /** By a hard link, which the file system refuses to all but one. */
    LINK {
        @Override
        boolean ifAbsent(Path draft, Path entry) throws IOException {
            try {
                Files.createLink(entry, draft);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
    },
    /** By a look and a rename, for file systems without hard links: one winner as long as the caller holds a lock. */
    LOOK {
        @Override
        boolean ifAbsent(Path draft, Path entry) throws IOException {
            if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
    };

    /** Moves a finished file to a place, or says that it is taken. The draft may be left where it was. */
    abstract boolean ifAbsent(Path draft, Path entry) throws IOException;

    /** The surest way that works where these temporary files lie. */
    static Landing among(Drafts drafts) throws IOException {
        Path original = drafts.write(new byte[0]);
        Path link = drafts.unused();
        try {
            Files.createLink(link, original);
            return LINK;
        } catch (IOException | UnsupportedOperationException e) {
            return LOOK;
        } finally {
            Disk.discard(link);
            Disk.discard(original);
        }
    }
}
