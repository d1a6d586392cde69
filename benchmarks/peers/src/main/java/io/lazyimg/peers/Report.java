package io.lazyimg.peers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The tables on standard output. */
final class Report {
    private Report() {}

    /** One case, as soon as it is measured. */
    static void print(Case of) {
        System.out.printf("%n%s -> %dx%d%n", of.source().title(), of.width(), of.height());
        System.out.println(
                "                  wall ms   cpu ms | ours is x times (wall)  (cpu) |   bytes   SSIM   PSNR-Y PSNR-RGB");
        for (Result result : of.results()) {
            System.out.println(line(result));
        }
        System.out.flush();
    }

    private static String line(Result result) {
        Fidelity look = result.fidelity();
        String looks = Double.isNaN(look.ssim())
                ? ""
                : " %.4f  %6.2f  %6.2f".formatted(look.ssim(), look.luma(), look.colours());
        return String.format(
                Locale.ROOT,
                "  %-14s %8.2f %8.2f | %15.2f %14.2f | %7d %s",
                result.peer(),
                result.wallTime() / 1e6,
                result.cpuTime() / 1e6,
                result.wall(),
                result.cpu(),
                result.bytes(),
                looks);
    }

    /** Geometric means over all cases, by kind and width, and what is to be seen of fidelity. */
    static void summary(List<Case> cases) {
        Set<String> peers = new LinkedHashSet<>();
        Set<Integer> widths = new TreeSet<>();
        for (Case one : cases) {
            widths.add(one.width());
            one.results().forEach(result -> peers.add(result.peer()));
        }
        String ours = peers.iterator().next();
        for (boolean progressive : new boolean[] {false, true}) {
            List<Case> ofKind = cases.stream()
                    .filter(one -> one.source().progressive() == progressive)
                    .toList();
            if (ofKind.isEmpty()) {
                continue;
            }
            System.out.printf("%n%s: %s is so many times as fast, geometric means%n", Source.kind(progressive), ours);
            StringBuilder head = new StringBuilder("                ");
            widths.forEach(width -> head.append("%9s".formatted(width + " px")));
            System.out.println(
                    head
                            + "      all     least   by cpu | bytes    SSIM(lowest) PSNR-Y  PSNR-RGB: ours less theirs, mean (worst)");
            for (String peer : peers) {
                if (!peer.equals(ours)) {
                    System.out.println(line(ofKind, widths, ours, peer));
                }
            }
        }
    }

    private static String line(List<Case> cases, Set<Integer> widths, String ours, String peer) {
        StringBuilder line = new StringBuilder("  %-14s".formatted(peer));
        for (int width : widths) {
            line.append("%9.2f".formatted(ratio(cases, peer, one -> one.width() == width)));
        }
        double least = cases.stream()
                .flatMap(one -> one.of(peer).stream())
                .mapToDouble(Result::wall)
                .min()
                .orElse(Double.NaN);
        List<Double> cpu = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Fidelity> looks = new ArrayList<>();
        for (Case one : cases) {
            Optional<Result> theirs = one.of(peer);
            Optional<Result> our = one.of(ours);
            if (theirs.isPresent() && our.isPresent()) {
                cpu.add(theirs.get().cpu());
                Fidelity a = our.get().fidelity();
                Fidelity b = theirs.get().fidelity();
                if (!Double.isNaN(b.ssim())) {
                    bytes.add((double) our.get().bytes() / theirs.get().bytes());
                    looks.add(new Fidelity(a.ssim() - b.ssim(), a.luma() - b.luma(), a.colours() - b.colours()));
                }
            }
        }
        line.append("%9.2f %9.2f %8.2f".formatted(ratio(cases, peer, one -> true), least, Numbers.geometricMean(cpu)));
        if (!looks.isEmpty()) {
            line.append(" | %5.3f  %+.4f (%+.4f)  %+.2f (%+.2f)  %+.2f (%+.2f)"
                    .formatted(
                            Numbers.geometricMean(bytes),
                            looks.stream().mapToDouble(Fidelity::ssim).average().orElse(0),
                            looks.stream().mapToDouble(Fidelity::ssim).min().orElse(0),
                            looks.stream().mapToDouble(Fidelity::luma).average().orElse(0),
                            looks.stream().mapToDouble(Fidelity::luma).min().orElse(0),
                            looks.stream()
                                    .mapToDouble(Fidelity::colours)
                                    .average()
                                    .orElse(0),
                            looks.stream().mapToDouble(Fidelity::colours).min().orElse(0)));
        }
        return line.toString();
    }

    /** The geometric mean of our throughput as a ratio to a peer's. */
    static double ratio(List<Case> cases, String peer, Predicate<Case> which) {
        return Numbers.geometricMean(cases.stream()
                .filter(which)
                .flatMap(one -> one.of(peer).stream())
                .map(Result::wall)
                .toList());
    }
}
