package io.lazyimg.examples.pages;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to one page of a browser.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class DevTools implements AutoCloseable {
    private static final int SECONDS = 120;

    private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonObject>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;
    private CompletableFuture<WebSocket> sent;
    private @Nullable String session;

    private DevTools(URI endpoint) throws Exception {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(endpoint, new Reader())
                .get(SECONDS, TimeUnit.SECONDS);
        this.sent = CompletableFuture.completedFuture(socket);
    }

    /** A new page. */
    static DevTools newPage(URI endpoint) throws Exception {
        DevTools tools = new DevTools(endpoint);
        String target = tools.call("Target.createTarget", "url", "about:blank")
                .get("targetId")
                .getAsString();
        JsonObject attach = new JsonObject();
        attach.addProperty("targetId", target);
        attach.addProperty("flatten", true);
        tools.session =
                tools.call("Target.attachToTarget", attach).get("sessionId").getAsString();
        return tools;
    }

    /** Calls it for each event, on the thread that reads: it must not wait for an answer. */
    void on(String event, Consumer<JsonObject> listener) {
        listeners.put(event, listener);
    }

    JsonObject call(String method, String name, String value) throws Exception {
        JsonObject parameters = new JsonObject();
        parameters.addProperty(name, value);
        return call(method, parameters);
    }

    JsonObject call(String method, JsonObject parameters) throws Exception {
        return send(method, parameters).get(SECONDS, TimeUnit.SECONDS);
    }

    /** The value of an expression, once it is there if it is a promise, as JSON. */
    String evaluate(String script) throws Exception {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", script);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        JsonObject answer = call("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(script + ": " + answer.get("exceptionDetails"));
        }
        JsonObject result = answer.getAsJsonObject("result");
        return result.has("value") ? result.get("value").toString() : "undefined";
    }

    synchronized CompletableFuture<JsonObject> send(String method, JsonObject parameters) {
        int id = ids.incrementAndGet();
        JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", parameters);
        if (session != null) {
            message.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        calls.put(id, answer);
        sent = sent.thenCompose(to -> to.sendText(message.toString(), true));
        return answer;
    }

    private void read(String text) {
        JsonObject message = JsonParser.parseString(text).getAsJsonObject();
        if (message.has("id")) {
            CompletableFuture<JsonObject> answer =
                    calls.remove(message.get("id").getAsInt());
            if (answer != null && message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else if (answer != null) {
                answer.complete(message.getAsJsonObject("result"));
            }
            return;
        }
        Consumer<JsonObject> listener = listeners.get(message.get("method").getAsString());
        if (listener != null) {
            listener.accept(message.getAsJsonObject("params"));
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                read(message);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            calls.values().forEach(call -> call.completeExceptionally(error));
        }
    }
}
