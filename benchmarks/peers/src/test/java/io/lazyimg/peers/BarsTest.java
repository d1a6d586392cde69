package io.lazyimg.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
    private static final Fidelity OURS = new Fidelity(0.95, 35, 34);

    @Test
    void the_overall_ratio_is_the_geometric_mean_over_all_cases() {
        List<Case> cases = List.of(against(320, 4, OURS, ""), against(720, 1, OURS, ""));

        assertThat(Numbers.ratio(cases, "sharp")).isCloseTo(2, within(1e-9));
    }

    @Test
    void unlike_work_is_in_no_average() {
        List<Case> cases = List.of(against(320, 4, OURS, ""), against(720, 100, OURS, "made 719x540"));

        assertThat(Numbers.ratio(cases, "sharp")).isCloseTo(4, within(1e-9));
    }

    @Test
    void the_worst_case_decides_and_is_named() {
        Bars.Bar bar = bar(List.of(against(320, 4, OURS, ""), against(720, 1.1, OURS, "")), "least up to 720");

        assertThat(bar.reached()).isFalse();
        assertThat(bar.measured()).isEqualTo(1.1);
        assertThat(bar.where()).endsWith("720 px");
    }

    @Test
    void cases_over_720_px_are_not_asked_for_the_least_ratio() {
        Bars.Bar bar = bar(List.of(against(720, 1.3, OURS, ""), against(1600, 0.9, OURS, "")), "least up to 720");

        assertThat(bar.reached()).isTrue();
    }

    @Test
    void a_loss_of_fidelity_in_a_single_case_is_seen() {
        Fidelity better = new Fidelity(0.9521, 35.05, 34.05);
        List<Case> cases = List.of(against(320, 4, OURS, ""), against(720, 4, better, ""));

        assertThat(bar(cases, "SSIM").reached()).isFalse();
        assertThat(bar(cases, "PSNR of luma").reached()).isTrue();
    }

    @Test
    void what_was_not_measured_is_not_reached() {
        Bars.Bar bar = bar(List.of(against(720, 4, OURS, "")), "MB beside the file");

        assertThat(bar.known()).isFalse();
        assertThat(bar.reached()).isFalse();
    }

    @Test
    void another_picture_is_unlike_work_and_a_worse_one_is_not() {
        assertThat(new Fidelity(0.84, 28, 28).farBelow(OURS)).isFalse();
        assertThat(new Fidelity(0.5, 20, 20).farBelow(OURS)).isTrue();
        assertThat(OURS.farBelow(new Fidelity(0.5, 20, 20))).isFalse();
    }

    private static Bars.Bar bar(List<Case> cases, String what) {
        return Bars.of(cases).stream()
                .filter(bar -> bar.what().contains(what))
                .findFirst()
                .orElseThrow();
    }

    private static Case against(int width, double ratio, Fidelity sharps, String unlike) {
        Photograph photograph = new Photograph("dune", Recipe.of("asis"), Path.of("dune.jpg"));
        Source source = new Source(photograph, false, Path.of("dune.jpg"), 1 << 20, 4000, 3000, "2x2", false);
        Turn turn = new Turn(1e7, 1e7, 1e7, 10_000, -1);
        return new Case(
                source,
                width,
                width * 3 / 4,
                List.of(
                        new Result("lazyimg", List.of(turn), 1, 1, OURS, Peak.NONE, ""),
                        new Result("sharp", List.of(turn), ratio, ratio, sharps, Peak.NONE, unlike)));
    }
}
