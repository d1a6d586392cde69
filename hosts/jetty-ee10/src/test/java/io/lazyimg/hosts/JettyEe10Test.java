package io.lazyimg.hosts;

import io.lazyimg.servlet.LazyImageFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

class JettyEe10Test extends HostContract {
    JettyEe10Test() {
        super(JettyEe10Test::start);
    }

    static Host start(Gate gate, String contextPath, @Nullable Filter given, Map<String, String> initParams)
            throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        if (gate == Gate.OPEN) {
            HttpConfiguration http =
                    connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setRequestHeaderSize(Gate.OPEN_HEADER_BYTES);
        }
        ServletContextHandler application = new ServletContextHandler();
        application.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
        FilterHolder filter = given == null ? new FilterHolder(LazyImageFilter.class) : new FilterHolder(given);
        filter.setInitParameters(initParams);
        filter.setAsyncSupported(true);
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        application.addServlet(new ServletHolder(new ApplicationServlet()), "/");
        application.getServletHandler().setDecodeAmbiguousURIs(gate == Gate.OPEN);
        server.setHandler(application);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new Host() {
            @Override
            public int port() {
                return connector.getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                server.stop();
            }
        };
    }
}
