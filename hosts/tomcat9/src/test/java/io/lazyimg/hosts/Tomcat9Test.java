package io.lazyimg.hosts;

import io.lazyimg.servlet.LazyImageFilter;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.servlet.Filter;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;

class Tomcat9Test extends HostContract {
    Tomcat9Test() {
        super(Tomcat9Test::start);
    }

    @SuppressWarnings("deprecation") // addServletMapping of any name: some releases deprecate the only one there is
    static Host start(Gate gate, String contextPath, @Nullable Filter given, Map<String, String> initParams)
            throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setSilent(true);
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        Context application = tomcat.addContext(contextPath, null);
        FilterDef filter = new FilterDef();
        filter.setFilterName("images");
        if (given == null) {
            filter.setFilterClass(LazyImageFilter.class.getName());
        } else {
            filter.setFilter(given);
            filter.setFilterClass(given.getClass().getName());
        }
        initParams.forEach(filter::addInitParameter);
        filter.setAsyncSupported("true");
        application.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("images");
        everywhere.addURLPattern("/*");
        application.addFilterMap(everywhere);
        Tomcat.addServlet(application, "application", new ApplicationServlet()).setAsyncSupported(true);
        application.addServletMappingDecoded("/", "application", false);
        if (gate == Gate.OPEN) {
            open(application, tomcat.getConnector());
        }
        tomcat.getConnector();
        LastFailure failure = new LastFailure();
        tomcat.start();
        failure.close();
        if (!application.getState().isAvailable()) {
            tomcat.stop();
            tomcat.destroy();
            throw new IllegalStateException("the application did not start", failure.last());
        }
        return new Host() {
            @Override
            public int port() {
                return tomcat.getConnector().getLocalPort();
            }

            @Override
            public void stop() throws Exception {
                tomcat.stop();
                tomcat.destroy();
            }
        };
    }

    private static void open(Context application, Connector connector) {
        application.setAllowMultipleLeadingForwardSlashInPath(true);
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
        connector.setProperty("maxHttpHeaderSize", Integer.toString(Gate.OPEN_HEADER_BYTES));
    }

    /** Tomcat tells why an application does not start only in its log. */
    private static final class LastFailure extends Handler {
        private static final Logger LOG = Logger.getLogger("org.apache.catalina.core");
        private final AtomicReference<@Nullable Throwable> last = new AtomicReference<>();

        LastFailure() {
            LOG.addHandler(this);
        }

        @Nullable
        Throwable last() {
            return last.get();
        }

        @Override
        public void publish(LogRecord entry) {
            if (entry.getThrown() != null) {
                last.set(entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            LOG.removeHandler(this);
        }
    }
}
