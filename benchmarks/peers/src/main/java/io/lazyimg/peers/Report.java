package io.lazyimg.peers;

/** The table of one case on standard output. */
final class Report {
    private Report() {}

    /** As soon as it is measured. */
    static void print(Case of) {
        System.out.printf("%n%s -> %dx%d%n", of.source().title(), of.width(), of.height());
        System.out.println("                  wall ms   cpu ms | ours is x times (wall)  (cpu) |"
                + "   bytes   SSIM   PSNR-Y PSNR-RGB | peak MB");
        for (Result result : of.results()) {
            System.out.println(line(result));
        }
        System.out.flush();
    }

    private static String line(Result result) {
        Fidelity look = result.fidelity();
        String looks = look.known()
                ? "%.4f  %6.2f  %6.2f".formatted(look.ssim(), look.luma(), look.colours())
                : " ".repeat(22);
        String peak = result.peak().known() ? "%7.1f".formatted(result.peak().bytes() / 1e6) : "";
        return "  %-14s %8.2f %8.2f | %15.2f %14.2f | %7d  %s   | %s%s"
                .formatted(
                        result.peer(),
                        result.wallTime() / 1e6,
                        result.cpuTime() / 1e6,
                        result.wall(),
                        result.cpu(),
                        result.bytes(),
                        looks,
                        peak,
                        result.alike() ? "" : "  unlike: " + result.unlike());
    }
}
