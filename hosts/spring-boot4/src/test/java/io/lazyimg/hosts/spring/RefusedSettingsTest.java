package io.lazyimg.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.LazyImages;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusedSettingsTest {
    @TempDir
    Path folder;

    @Test
    void aMistypedKeyStopsTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> Application.start(Application.stores(folder, "lazyimg.max-sides=1600")));

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(
                        "lazyimg cannot serve pictures: unknown setting lazyimg.max-sides; there are lazyimg.originals,")
                .contains("Correct the properties 'lazyimg.*'")
                .doesNotContain("at io.lazyimg");
    }

    @Test
    void aValueThatIsNoneStopsTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> Application.start(Application.stores(folder, "lazyimg.max-side=huge")));

        assertThat(output)
                .contains("lazyimg.max-side: 'huge' is not accepted")
                .contains("it takes a whole number from 1 to 65535");
    }

    @Test
    void aSecretIsNotTold(CapturedOutput output) {
        assertThatThrownBy(() -> Application.start(Application.stores(folder, "lazyimg.signing-keys=hush")));

        assertThat(output)
                .contains("lazyimg.signing-keys: the value is not accepted")
                .doesNotContain("hush");
    }

    @Test
    void aStarterWithoutSettingsSaysWhatItNeeds(CapturedOutput output) {
        assertThatThrownBy(Application::start);

        assertThat(output).contains("lazyimg.originals is not given; it takes a store's URI such as file:/var/images");
    }

    @Test
    void switchedOffItIsNotThere() throws Exception {
        try (Application application = Application.start("lazyimg.enabled=false")) {
            assertThat(application.context().getBeansOfType(LazyImages.class)).isEmpty();
            assertThat(application.text("/a_320_0.jpg")).isEqualTo("the application");
        }
    }
}
