package io.lazyimg.hosts.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Stands between a client and an S3 server and does to requests what a test says; all others pass. The client's
 * signatures hold, because the {@code Host} and the path are passed on as they are: the client must ask the proxy as if
 * it were the server. Every connection carries one request. Safe for use by many threads.
 */
public final class FaultProxy implements AutoCloseable {
    private static final class Rule {
        final Predicate<ProxiedRequest> of;
        final Fault fault;
        int times;

        Rule(Predicate<ProxiedRequest> of, Fault fault, int times) {
            this.of = of;
            this.fault = fault;
            this.times = times;
        }
    }

    private final ServerSocket listener;
    private final URI server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Rule> rules = new ArrayList<>();
    private final List<ProxiedRequest> seen = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();

    private FaultProxy(ServerSocket listener, URI server) {
        this.listener = listener;
        this.server = server;
    }

    /** Starts one in front of a server that speaks plain HTTP, on a free port. */
    public static FaultProxy to(URI server) throws IOException {
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        proxy.run("fault-proxy", proxy::accept);
        return proxy;
    }

    /** Where it answers. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Does something to the next requests of a method. Of several faults for a request the oldest is used up first. */
    public void next(int times, String method, Fault fault) {
        next(times, request -> request.method().equals(method), fault);
    }

    /** Does something to all further requests of a method. */
    public void always(String method, Fault fault) {
        next(Integer.MAX_VALUE, method, fault);
    }

    /** Does something to the next requests of a kind. */
    public synchronized void next(int times, Predicate<ProxiedRequest> of, Fault fault) {
        rules.add(new Rule(of, fault, times));
    }

    /** Passes everything again, and begins to count from nothing. */
    public synchronized void reset() {
        rules.clear();
        seen.clear();
    }

    /** How many requests of a method came, also those that were not passed on. */
    public int count(String method) {
        return requests(method).size();
    }

    /** The requests of a method that came, in their order. */
    public synchronized List<ProxiedRequest> requests(String method) {
        return seen.stream().filter(request -> request.method().equals(method)).toList();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        synchronized (this) {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listener.accept();
                keep(client);
                run("fault-proxy-connection", () -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            ProxiedRequest request =
                    ProxiedRequest.read(new BufferedInputStream(client.getInputStream()), client.getOutputStream());
            answer(client, request, fault(request));
        } catch (IOException e) {
            // one of the sides has gone: the other sees the end of its connection
        } finally {
            forget(client);
        }
    }

    private void answer(Socket client, ProxiedRequest request, Optional<Fault> fault) throws IOException {
        OutputStream out = client.getOutputStream();
        if (fault.isEmpty()) {
            pass(request, out, Long.MAX_VALUE);
        } else if (fault.get() instanceof Fault.Answer made) {
            out.write(answer(request, made));
        } else if (fault.get() instanceof Fault.Partial partial) {
            pass(request, out, partial.bodyBytes());
            end(client, partial.end());
        } else if (fault.get() instanceof Fault.Delay delay) {
            await(delay.duration().toMillis());
            pass(request, out, Long.MAX_VALUE);
        } else if (fault.get() instanceof Fault.WithoutHeader header) {
            pass(request.without(header.name()), out, Long.MAX_VALUE);
        } else {
            pass(request, OutputStream.nullOutputStream(), Long.MAX_VALUE);
            end(client, Fault.Partial.End.RESET);
        }
    }

    private void end(Socket client, Fault.Partial.End end) throws IOException {
        switch (end) {
            case RESET -> client.setSoLinger(true, 0);
            case STALL -> await(Long.MAX_VALUE);
            case CLOSE -> client.shutdownOutput();
        }
    }

    /** Waits, at most until this is closed. */
    private void await(long millis) throws IOException {
        try {
            boolean ended = closed.await(millis, TimeUnit.MILLISECONDS);
            if (ended) {
                throw new IOException("closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void pass(ProxiedRequest request, OutputStream out, long bodyBytes) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            keep(upstream);
            request.write(upstream.getOutputStream());
            InputStream in = new BufferedInputStream(upstream.getInputStream());
            out.write(answerHead(in));
            copy(in, out, bodyBytes);
            out.flush();
            forget(upstream);
        }
    }

    private static byte[] answerHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (String line : ProxiedRequest.head(in)) {
            if (!line.regionMatches(true, 0, "Connection:", 0, "Connection:".length())) {
                head.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        head.writeBytes("Connection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return head.toByteArray();
    }

    private static void copy(InputStream in, OutputStream out, long limit) throws IOException {
        byte[] buffer = new byte[8192];
        long left = limit;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static byte[] answer(ProxiedRequest request, Fault.Answer made) {
        String head = "HTTP/1.1 " + made.status() + " Fault\r\nContent-Type: application/xml\r\nContent-Length: "
                + made.xml().length() + "\r\n" + made.header() + "Connection: close\r\n\r\n";
        return (request.method().equals("HEAD") ? head : head + made.xml()).getBytes(StandardCharsets.US_ASCII);
    }

    private synchronized Optional<Fault> fault(ProxiedRequest request) {
        seen.add(request);
        for (Iterator<Rule> all = rules.iterator(); all.hasNext(); ) {
            Rule rule = all.next();
            if (rule.of.test(request)) {
                if (--rule.times == 0) {
                    all.remove();
                }
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }

    private synchronized void keep(Socket socket) {
        open.add(socket);
    }

    private synchronized void forget(Socket socket) {
        open.remove(socket);
    }

    private void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
