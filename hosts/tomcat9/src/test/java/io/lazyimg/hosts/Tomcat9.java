package io.lazyimg.hosts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.jspecify.annotations.Nullable;

/** Tomcat 9 in this JVM. */
final class Tomcat9 implements Host, WebApps {
    private final Tomcat tomcat = new Tomcat();

    private Tomcat9() throws Exception {
        tomcat.setSilent(true);
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
    }

    static Host start(Gate gate, Application application) throws Exception {
        Tomcat9 host = new Tomcat9();
        Context context = host.tomcat.addContext(application.contextPath(), null);
        context.addServletContainerInitializer(application, Set.of());
        if (application.errorPage() != null) {
            ErrorPage page = new ErrorPage();
            page.setErrorCode(404);
            page.setLocation(application.errorPage());
            context.addErrorPage(page);
        }
        if (gate == Gate.OPEN) {
            open(context, host.tomcat.getConnector());
        }
        LastFailure failure = new LastFailure();
        host.tomcat.start();
        host.check(context, failure);
        return host;
    }

    static WebApps start() throws Exception {
        Tomcat9 host = new Tomcat9();
        host.tomcat.start();
        return host;
    }

    private void check(Context context, LastFailure failure) throws Exception {
        failure.close();
        if (!context.getState().isAvailable()) {
            stop();
            throw new IllegalStateException("the application did not start", failure.last());
        }
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    @SuppressWarnings(
            "deprecation") // addServletMappingDecoded of any name: some releases deprecate the only one there is
    public ClassLoader deploy(Path war, ClassLoader parent) throws Exception {
        StandardContext context = new StandardContext();
        context.setName("");
        context.setPath("");
        context.setDocBase(war.toString());
        context.setParentClassLoader(parent);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        context.addLifecycleListener(config);
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        LastFailure failure = new LastFailure();
        tomcat.getHost().addChild(context);
        check(context, failure);
        return context.getLoader().getClassLoader();
    }

    @Override
    public void undeploy() {
        tomcat.getHost().removeChild(tomcat.getHost().findChildren()[0]);
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
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
