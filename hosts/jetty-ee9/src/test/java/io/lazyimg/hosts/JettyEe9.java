package io.lazyimg.hosts;

import java.nio.file.Path;
import org.eclipse.jetty.ee9.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.jspecify.annotations.Nullable;

/** Jetty with its ee9 in this JVM. */
final class JettyEe9 implements Host, WebApps {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private @Nullable WebAppContext deployed;

    private JettyEe9() {
        server.addConnector(connector);
    }

    static Host start(Gate gate, Application application) throws Exception {
        JettyEe9 host = new JettyEe9();
        if (gate == Gate.OPEN) {
            HttpConfiguration http = host.connector
                    .getConnectionFactory(HttpConnectionFactory.class)
                    .getHttpConfiguration();
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setRequestHeaderSize(Gate.OPEN_HEADER_BYTES);
        }
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath(application.contextPath().isEmpty() ? "/" : application.contextPath());
        context.addServletContainerInitializer(application);
        if (application.errorPage() != null) {
            ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
            pages.addErrorPage(404, application.errorPage());
            context.setErrorHandler(pages);
        }
        host.server.setHandler(context);
        try {
            host.server.start();
        } catch (Exception e) {
            host.server.stop();
            throw e;
        }
        return host;
    }

    static WebApps start() throws Exception {
        JettyEe9 host = new JettyEe9();
        host.server.setHandler(host.contexts);
        host.server.start();
        return host;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public ClassLoader deploy(Path war, ClassLoader parent) throws Exception {
        WebAppContext context = new WebAppContext(war.toString(), "/");
        ClassLoader loader = new WebAppClassLoader(parent, context);
        context.setClassLoader(loader);
        context.setThrowUnavailableOnStartupException(true);
        contexts.addHandler(context);
        context.start();
        deployed = context;
        return loader;
    }

    @Override
    public void undeploy() throws Exception {
        if (deployed != null) {
            deployed.stop();
            contexts.removeHandler(deployed.get());
            deployed.destroy();
            deployed = null;
        }
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
