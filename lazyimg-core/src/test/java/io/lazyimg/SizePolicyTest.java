package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizePolicyTest {
    private static Variant variant(String size) {
        return new Variant("d/a.jpg", SizeSettings.size(size));
    }

    private static void assertRefused(SizePolicy policy, String size, String message) {
        assertThatThrownBy(() -> policy.admit(variant(size)))
                .isInstanceOfSatisfying(
                        ImageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
                .hasMessageContaining(message);
    }

    @Test
    void anySizeWithinTheLimitsIsAdmittedAsItIs() {
        assertThat(SizePolicy.any().admit(variant("4096x4096_fill"))).isEqualTo(variant("4096x4096_fill"));
        assertThat(SizePolicy.any().admit(variant("0x17"))).isEqualTo(variant("0x17"));
    }

    @Test
    void aSideOrAnAreaOverItsLimitIsRefusedWithTheNumbers() {
        assertRefused(SizePolicy.any(), "4097x1", "4097x1 is over maxSide 4096");
        assertRefused(SizePolicy.any(), "0x5000", "0x5000 is over maxSide 4096");
        assertRefused(
                SizePolicy.any().maxOutputPixels(9_999), "100x100_pad", "10000 pixels, over maxOutputPixels 9999");
    }

    @Test
    void onlyListedSizesWithTheirFitsAreAdmittedInAnyFormat() {
        SizePolicy policy = SizePolicy.sizes(Transform.fit(600, 400), Transform.fill(150, 150));
        Variant converted = new Variant("a.jpg", Transform.fill(150, 150).as(ImageFormat.PNG));

        assertThat(policy.admit(variant("600x400"))).isEqualTo(variant("600x400"));
        assertThat(policy.admit(converted)).isEqualTo(converted);
        assertRefused(policy, "600x400_fill", "600x400_fill is not allowed; allowed are 600x400, 150x150_fill");
        assertRefused(policy, "601x400", "not allowed");
    }

    @Test
    void aListedSizeHasItsOwnFocusAndColourUnlessAnyFocusWillDo() {
        SizePolicy policy = SizePolicy.any()
                .allow(SizeSettings.size("150x150_fill"), SizeSettings.size("90x90_fill-north"))
                .allow(SizeSettings.size("60x60_pad-ff8800"))
                .preset("face", SizeSettings.size("40x40_fill-30x20"));

        for (String size : new String[] {"150x150_fill", "90x90_fill-north", "60x60_pad-ff8800", "40x40_fill-30x20"}) {
            assertThat(policy.admit(variant(size))).isEqualTo(variant(size));
            assertThat(policy.lists(variant(size))).isTrue();
        }
        for (String size : new String[] {
            "150x150_fill-north", "90x90_fill", "60x60_pad", "60x60_pad-ff8801", "40x40_fill", "40x40_fill-30x21"
        }) {
            assertRefused(policy, size, "size " + size + " is not allowed; allowed are 150x150_fill, 90x90_fill-north");
            assertThat(policy.lists(variant(size))).isFalse();
        }
        SizePolicy any = policy.anyFocus();
        for (String size : new String[] {"150x150_fill-3x99", "90x90_fill", "40x40_fill", "40x40_fill-south"}) {
            assertThat(any.admit(variant(size))).isEqualTo(variant(size));
            assertThat(any.lists(variant(size))).isTrue();
        }
        assertRefused(any, "60x60_pad-ff8801", "not allowed");
        assertRefused(any, "151x150_fill-north", "not allowed");
    }

    @Test
    void aQualityIsRefusedUnlessItIsAllowedOrPartOfAListedSize() {
        assertRefused(SizePolicy.any(), "600x400_q75", "quality 75 is not allowed; allowed is none but");
        SizePolicy some = SizePolicy.any().qualities(75, 60);
        assertThat(some.admit(variant("600x400_q60"))).isEqualTo(variant("600x400_q60"));
        assertRefused(some, "600x400_q61", "quality 61 is not allowed; allowed are 60, 75");

        SizePolicy listed = SizePolicy.sizes(SizeSettings.size("600x400"), SizeSettings.size("320x0_q40"))
                .qualities(60);
        assertThat(listed.admit(variant("600x400_q60"))).isEqualTo(variant("600x400_q60"));
        assertThat(listed.lists(variant("600x400_q60"))).isTrue();
        assertThat(listed.admit(variant("320x0_q40"))).isEqualTo(variant("320x0_q40"));
        assertRefused(listed, "600x400_q40", "quality 40 is not allowed; allowed are 60");
        assertRefused(listed, "320x0", "not allowed");
        assertRefused(listed, "601x400_q60", "not allowed");
        assertRefused(SizePolicy.sizes(Transform.fit(6, 4)).admittingUnlisted(), "9x9_q60", "quality 60");
    }

    @Test
    void aRedirectToTheNearestSizeKeepsFocusColourAndQuality() {
        SizePolicy policy = SizePolicy.sizes(SizeSettings.size("150x150_fill-north"), SizeSettings.size("600x600_fill"))
                .qualities(60)
                .snapping();

        assertThat(policy.admit(variant("160x160_fill_q60"))).isEqualTo(variant("600x600_fill_q60"));
        assertThat(policy.admit(variant("500x500_fill-north"))).isEqualTo(variant("150x150_fill-north"));
        assertRefused(policy, "160x160_fill-south", "not allowed");
        assertThat(policy.anyFocus().admit(variant("160x160_fill-south"))).isEqualTo(variant("150x150_fill-south"));
    }

    @Test
    void aSizeThatIsListedOrNamedAndOverALimitIsFoundAtStart() {
        assertThatThrownBy(() -> SizePolicy.widths(8000).validate())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8000x0 is over maxSide 4096");
        assertThatThrownBy(() -> SizePolicy.any()
                        .under("a/", SizePolicy.any().preset("big", Transform.pad(5000, 1)))
                        .validate())
                .hasMessageContaining("5000x1");
        SizePolicy.widths(8000).maxSide(8000).validate();
    }

    @ParameterizedTest
    @CsvSource({
        "320x0, 320x0",
        "321x0, 320x0",
        "452x0, 320x0", // 452 / 320 is less than 640 / 452
        "453x0, 640x0",
        "2000x0, 1280x0",
        "1x0, 320x0",
        "600x400, 640x0",
        "100x100_fill, 150x150_fill",
        "1000x10_fill, 150x150_fill",
    })
    void snappingGoesToTheNearestSizeOfTheSameFit(String wanted, String nearest) {
        SizePolicy policy = SizePolicy.widths(320, 640, 1280)
                .allow(Transform.fill(150, 150))
                .snapping();

        assertThat(policy.admit(variant(wanted))).isEqualTo(variant(nearest));
        assertThat(policy.admit(policy.admit(variant(wanted)))).isEqualTo(variant(nearest));
    }

    @Test
    void ofTwoSizesAsNearSnappingTakesTheLarger() {
        assertThat(SizePolicy.widths(100, 400).snapping().admit(variant("200x0")))
                .isEqualTo(variant("400x0"));
    }

    @Test
    void snappingKeepsTheFormatAndRefusesAFitThatIsNotListed() {
        SizePolicy policy = SizePolicy.widths(320).snapping();
        Variant converted = new Variant("a.jpg", Transform.fit(300, 0).as(ImageFormat.PNG));

        assertThat(policy.admit(converted)).hasToString(converted.toString().replace("300", "320"));
        assertRefused(policy, "320x320_fill", "allowed are 320x0");
    }

    @Test
    void aPresetIsAllowedWhateverElseIs() {
        SizePolicy policy = SizePolicy.widths(320)
                .preset("poster", Transform.pad(4000, 100))
                .under("d/", SizePolicy.widths(10));

        assertThat(policy.admit(variant("4000x100_pad"))).isEqualTo(variant("4000x100_pad"));
        assertThatThrownBy(() -> SizePolicy.any().preset("fill", Transform.fit(1, 1)))
                .hasMessageContaining("'fill'");
        assertThatThrownBy(() -> SizePolicy.any().preset("a_b", Transform.fit(1, 1)))
                .hasMessageContaining("'a_b'");
    }

    @Test
    void theLongestPrefixDecidesAlone() {
        SizePolicy policy =
                SizePolicy.widths(1).under("a/", SizePolicy.widths(2)).under("a/b/", SizePolicy.any());

        assertThat(policy.admit(new Variant("x.jpg", Transform.fit(1, 0)))).isNotNull();
        assertThat(policy.admit(new Variant("a/x.jpg", Transform.fit(2, 0)))).isNotNull();
        assertThat(policy.admit(new Variant("a/b/x.jpg", Transform.fit(77, 0)))).isNotNull();
        assertThatThrownBy(() -> policy.admit(new Variant("a/x.jpg", Transform.fit(1, 0))))
                .isInstanceOf(ImageException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // an original of 800 x 600
        "5000x5000, 800x600",
        "801x600, 800x600",
        "5000x0, 800x0",
        "0x5000, 0x600",
        "1000x400, 800x400",
        "800x600, 800x600",
        "600x400, 600x400",
        "1000x1000_fill, 600x600_fill",
        "1600x900_fill, 800x450_fill",
        "400x900_fill, 267x600_fill",
        "800x600_fill, 800x600_fill",
        "1000x1000_pad, 800x800_pad",
        "4000x600_pad, 4000x600_pad",
        "1000x500_pad, 1000x500_pad",
    })
    void aBoxLargerThanTheOriginalLeadsToTheOneThatGivesTheSamePicture(String wanted, String canonical) {
        Variant first = SizePolicy.any().admit(variant(wanted), 800, 600);

        assertThat(first).isEqualTo(variant(canonical));
        assertThat(SizePolicy.any().admit(first, 800, 600)).isEqualTo(first);
    }

    @Test
    void aListedSizeIsNotRedirectedToOneThatIsNotListed() {
        assertThat(SizePolicy.widths(1280).admit(variant("1280x0"), 800, 600)).isEqualTo(variant("1280x0"));
    }

    @Test
    void aFreeSideThatWouldBecomeTooLongIsRefusedWhenTheOriginalIsKnown() {
        assertThatThrownBy(() -> SizePolicy.any().admit(variant("4000x0"), 4000, 40_000))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("4000x40000 is over maxSide 4096");
    }

    @Test
    void theSizesListedForAnOriginalAreThoseOfThePolicyInChargeOfItAndThoseWithNames() {
        SizePolicy policy = SizePolicy.sizes(Transform.fit(600, 400))
                .preset("thumb", Transform.fill(150, 150))
                .under("avatars/", SizePolicy.widths(64))
                .under("free/", SizePolicy.any());

        assertThat(policy.listed("a.jpg")).containsExactlyInAnyOrder(Transform.fit(600, 400), Transform.fill(150, 150));
        assertThat(policy.listed("avatars/a.jpg"))
                .containsExactlyInAnyOrder(Transform.fit(64, 0), Transform.fill(150, 150));
        assertThat(policy.listed("free/a.jpg")).containsExactly(Transform.fill(150, 150));
        assertThat(SizePolicy.any().listed("a.jpg")).isEmpty();
    }
}
