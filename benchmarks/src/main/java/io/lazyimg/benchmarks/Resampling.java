package io.lazyimg.benchmarks;

import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resized;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the default engine takes for a picture, from file to file, with each of its ways to resample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
public class Resampling {
    static final long MANY = 200_000_000;

    @Param({"/usr/share/backgrounds/picosdeeuropa_by_Aitzol_Berasategi.jpg"})
    public String photograph = "";

    @Param
    public Original original = Original.PNG;

    @Param({"160", "320", "720", "1600"})
    public int width;

    @Param({"LANCZOS", "IMGSCALR"})
    public Resampler resampler = Resampler.LANCZOS;

    private ImageIoResizer engine = new ImageIoResizer();
    private ResizeJob job = job(new byte[0], 1);

    static ResizeJob job(byte[] source, int width) {
        return new ResizeJob(source, Transform.fit(width, 0), 80, 0xFFFFFF, MANY, MANY);
    }

    @Setup
    public void open() throws IOException {
        engine = new ImageIoResizer(resampler);
        job = job(original.bytes(new File(photograph)), width);
    }

    @Benchmark
    public Resized resize() {
        return engine.resize(job);
    }
}
