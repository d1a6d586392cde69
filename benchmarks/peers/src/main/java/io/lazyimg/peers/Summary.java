package io.lazyimg.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables over all cases. */
final class Summary {
    private final List<Case> cases;
    private final Set<String> peers = new LinkedHashSet<>();
    private final Set<Integer> widths = new TreeSet<>();

    Summary(List<Case> cases) {
        this.cases = List.copyOf(cases);
        for (Case one : cases) {
            widths.add(one.width());
            one.results().forEach(result -> peers.add(result.peer()));
        }
    }

    void print(List<Bars.Bar> bars) {
        for (boolean progressive : new boolean[] {false, true}) {
            List<Case> ofKind = cases.stream()
                    .filter(one -> one.source().progressive() == progressive)
                    .toList();
            if (!ofKind.isEmpty()) {
                print(ofKind, Source.kind(progressive));
            }
        }
        unlike();
        System.out.println("\nbars");
        for (Bars.Bar bar : bars) {
            System.out.printf(
                    "  %-54s %9s %6.3f: %8.3f  %s%s%n",
                    bar.what(),
                    bar.relation(),
                    bar.bound(),
                    bar.measured(),
                    bar.verdict(),
                    bar.where().isEmpty() ? "" : "  (" + bar.where() + ")");
        }
    }

    private void print(List<Case> ofKind, String kind) {
        System.out.printf("%n%s: ours is so many times as fast, geometric means over like work%n", kind);
        StringBuilder head = new StringBuilder("                ");
        widths.forEach(width -> head.append("%9s".formatted(width + " px")));
        System.out.println(head + "      all     least   by cpu"
                + " | bytes    SSIM (worst)    PSNR-Y (worst) PSNR-RGB (worst): ours less theirs");
        for (String peer : peers) {
            boolean like = ofKind.stream().anyMatch(one -> one.like(peer).isPresent());
            if (like && !peer.equals(cases.get(0).ours().peer())) {
                System.out.println(line(ofKind, peer));
            }
        }
    }

    private String line(List<Case> ofKind, String peer) {
        StringBuilder line = new StringBuilder("  %-14s".formatted(peer));
        for (int width : widths) {
            line.append("%9.2f"
                    .formatted(Numbers.ratio(
                            ofKind.stream().filter(one -> one.width() == width).toList(), peer)));
        }
        List<Result> theirs =
                ofKind.stream().flatMap(one -> one.like(peer).stream()).toList();
        double least = theirs.stream().mapToDouble(Result::wall).min().orElse(Double.NaN);
        double cpu = Numbers.geometricMean(theirs.stream().map(Result::cpu).toList());
        line.append("%9.2f %9.2f %8.2f".formatted(Numbers.ratio(ofKind, peer), least, cpu));
        List<Double> bytes = new ArrayList<>();
        List<Fidelity> gains = new ArrayList<>();
        for (Case one : ofKind) {
            one.like(peer).filter(result -> result.fidelity().known()).ifPresent(result -> {
                bytes.add((double) one.ours().bytes() / result.bytes());
                gains.add(one.ours().fidelity().less(result.fidelity()));
            });
        }
        if (!gains.isEmpty()) {
            line.append(" | %5.3f".formatted(Numbers.geometricMean(bytes)))
                    .append("  %+.4f (%+.4f)".formatted(mean(gains, 0), worst(gains, 0)))
                    .append("  %+.2f (%+.2f)".formatted(mean(gains, 1), worst(gains, 1)))
                    .append("  %+.2f (%+.2f)".formatted(mean(gains, 2), worst(gains, 2)));
        }
        return line.toString();
    }

    private static double mean(List<Fidelity> gains, int which) {
        return gains.stream().mapToDouble(gain -> part(gain, which)).average().orElse(Double.NaN);
    }

    private static double worst(List<Fidelity> gains, int which) {
        return gains.stream().mapToDouble(gain -> part(gain, which)).min().orElse(Double.NaN);
    }

    private static double part(Fidelity gain, int which) {
        return which == 0 ? gain.ssim() : which == 1 ? gain.luma() : gain.colours();
    }

    /** Says what is in no average, and why. */
    private void unlike() {
        Map<String, List<Double>> reasons = new LinkedHashMap<>();
        for (Case one : cases) {
            for (Result result : one.results()) {
                if (!result.alike()) {
                    reasons.computeIfAbsent(result.peer() + ": " + result.unlike(), key -> new ArrayList<>())
                            .add(result.wall());
                }
            }
        }
        if (!reasons.isEmpty()) {
            System.out.println("\nunlike work, in none of these averages or bars");
            reasons.forEach((reason, ratios) -> System.out.printf(
                    "  %s (%d cases; ours took 1/%.2f of the time)%n",
                    reason, ratios.size(), Numbers.geometricMean(ratios)));
        }
    }
}
