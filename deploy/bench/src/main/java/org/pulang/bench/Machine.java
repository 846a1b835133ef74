package org.pulang.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What the numbers were taken on. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static Map<String, String> described() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var facts = new LinkedHashMap<String, String>();
        facts.put("processor", processor());
        facts.put("cores", String.valueOf(system.getAvailableProcessors()));
        facts.put("memory", "%.0f GiB".formatted(system.getTotalMemorySize() / (double) (1L << 30)));
        facts.put("system", "%s %s, %s".formatted(system.getName(), system.getVersion(), system.getArch()));
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        facts.put("file system", Files.getFileStore(temporary).type());
        facts.put("fsync of 8 KiB", sync(temporary));
        facts.put("Java", "%s, %s".formatted(Runtime.version(), System.getProperty("java.vm.name")));
        return facts;
    }

    private static String processor() throws IOException {
        if (Files.notExists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    /** How long the disk takes to keep a page: the floor under every commit. */
    private static String sync(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "sync", ".bin");
        var histogram = new Histogram(3);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 200; i++) {
                var start = System.nanoTime();
                channel.write(ByteBuffer.allocate(8_192), i * 8_192L);
                channel.force(false);
                histogram.recordValue(System.nanoTime() - start);
            }
        } finally {
            Files.delete(file);
        }
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms",
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(99) / 1e6);
    }
}
