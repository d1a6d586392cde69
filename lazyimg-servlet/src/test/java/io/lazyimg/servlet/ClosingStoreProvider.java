package io.lazyimg.servlet;

import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens stores, by URIs such as {@code closing:one}, that hold nothing and tell what was called. */
public final class ClosingStoreProvider implements BlobStoreProvider {
    static final List<String> CALLED = new CopyOnWriteArrayList<>();

    /** For the service loader. */
    public ClosingStoreProvider() {}

    @Override
    public String scheme() {
        return "closing";
    }

    @Override
    public String example() {
        return "closing:one";
    }

    @Override
    public BlobStore open(URI uri) {
        CALLED.add("open " + uri);
        return (BlobStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BlobStore.class}, (store, method, arguments) -> {
                    CALLED.add(method.getName() + " " + uri);
                    return method.getName().equals("location") ? uri : null;
                });
    }

    @Override
    public BlobSource openSource(URI uri) {
        return open(uri);
    }
}
