package org.pulang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pulang.command.accessgrant.GrantCommand;
import org.pulang.command.caselink.LinkCommand;
import org.pulang.command.erasurerequest.ErasureCommand;
import org.pulang.command.publishedinstrument.InstrumentCommand;
import org.pulang.command.reintegrationcase.CaseCommand;
import org.pulang.command.serviceprovider.ProviderCommand;
import org.pulang.command.staffmember.StaffCommand;
import org.pulang.command.subjectrequest.SubjectRequestCommand;
import org.pulang.event.CaseEvent;
import org.pulang.event.ErasureEvent;
import org.pulang.event.GrantEvent;
import org.pulang.event.InstrumentEvent;
import org.pulang.event.LinkEvent;
import org.pulang.event.ProviderEvent;
import org.pulang.event.StaffEvent;
import org.pulang.event.SubjectRequestEvent;

/** The README's slice index is complete. */
class SliceIndexTest {

    @Test
    void namesEveryCommandAndEveryEvent() throws IOException {
        var index = Files.readString(Path.of("../../README.md")).split("## Slice index", 2)[1];

        assertThat(Stream.concat(commands(), events()))
                .hasSizeGreaterThan(180)
                .extracting(slice -> "`" + slice.getSimpleName() + "`")
                .allSatisfy(name -> assertThat(index).contains(name));
    }

    static Stream<Class<?>> commands() {
        return Slices.of(
                CaseCommand.class,
                ProviderCommand.class,
                StaffCommand.class,
                GrantCommand.class,
                ErasureCommand.class,
                SubjectRequestCommand.class,
                LinkCommand.class,
                InstrumentCommand.class);
    }

    static Stream<Class<?>> events() {
        return Slices.of(
                CaseEvent.class,
                ProviderEvent.class,
                StaffEvent.class,
                GrantEvent.class,
                ErasureEvent.class,
                SubjectRequestEvent.class,
                LinkEvent.class,
                InstrumentEvent.class);
    }
}
