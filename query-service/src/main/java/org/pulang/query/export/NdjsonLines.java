package org.pulang.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pulang.store.EventJson;

/** A JSON object a line, absent values left out; what is text stays as it is, since nothing takes it for a formula. */
final class NdjsonLines implements Lines {

    private final OutputStream out;
    private final List<String> names;

    NdjsonLines(OutputStream out, Layout layout) {
        this.out = out;
        this.names = layout.names();
    }

    @Override
    public void line(List<@Nullable Object> cells) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            var cell = cells.get(i);
            if (cell != null) {
                line.put(names.get(i), cell instanceof Number || cell instanceof Boolean ? cell : cell.toString());
            }
        }
        out.write(EventJson.MAPPER.writeValueAsBytes(line));
        out.write("\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
