package org.pulang.runner.console;

import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;

/** How far something long has come, with rate and time left: a bar on standard error, without a terminal a line now and then. */
public final class Progress {

    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

    private Progress() {}

    public static ProgressBar of(CommandLine line, String task, String unit, long total) {
        var bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed();
        if (!CommandLine.Help.Ansi.AUTO.enabled()) {
            bar.setUpdateIntervalMillis((int) LINE_INTERVAL.toMillis())
                    .setConsumer(new DelegatingProgressBarConsumer(line.getErr()::println, 100));
        }
        return bar.build();
    }
}
