package io.lazyimg.peers;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as JSON. */
final class RunRecord {
    private RunRecord() {}

    /**
     * All that was measured.
     *
     * @param versions of the peers, by name
     * @param arguments of the run
     */
    static String of(List<Case> cases, List<Bars.Bar> bars, Map<String, String> versions, List<String> arguments)
            throws IOException {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS));
        run.put("machine", Machine.line());
        run.put("arguments", arguments);
        run.put("peers", versions);
        run.put("bars", bars.stream().map(RunRecord::bar).toList());
        run.put("cases", cases.stream().map(RunRecord::one).toList());
        return Json.of(run);
    }

    private static Map<String, Object> bar(Bars.Bar bar) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", bar.what());
        map.put(bar.relation(), bar.bound());
        map.put("measured", bar.measured());
        map.put("reached", bar.known() ? bar.reached() : null);
        map.put("where", bar.where());
        return map;
    }

    private static Map<String, Object> one(Case one) {
        Source source = one.source();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("picture", source.photograph().title());
        map.put("kind", source.kind());
        map.put("sourceWidth", source.width());
        map.put("sourceHeight", source.height());
        map.put("sourceBytes", source.bytes());
        map.put("sourceSampling", source.sampling());
        map.put("enlarged", source.enlarged());
        map.put("width", one.width());
        map.put("height", one.height());
        map.put("results", one.results().stream().map(RunRecord::result).toList());
        return map;
    }

    private static Map<String, Object> result(Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("peer", result.peer());
        map.put("unlike", result.unlike());
        map.put("wallMillis", result.wallTime() / 1e6);
        map.put("cpuMillis", result.cpuTime() / 1e6);
        map.put(
                "leastMillis",
                result.turns().stream().mapToDouble(Turn::least).min().orElse(Double.NaN) / 1e6);
        map.put("turns", result.turns().size());
        map.put("oursTimesByWall", result.wall());
        map.put("oursTimesByCpu", result.cpu());
        map.put("bytes", result.bytes());
        map.put("ssim", result.fidelity().ssim());
        map.put("psnrLuma", result.fidelity().luma());
        map.put("psnrRgb", result.fidelity().colours());
        map.put("allocatedBytes", result.allocated() < 0 ? null : result.allocated());
        map.put("peakHeapBytes", result.peak().heap() < 0 ? null : result.peak().heap());
        map.put("peakOtherBytes", result.peak().known() ? result.peak().rest() : null);
        return map;
    }
}
