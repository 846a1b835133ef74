package org.pulang.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListViewTest {

    @Test
    void anAddressKeepsEveryValueOfAFilterAndNothingElse() {
        assertThat(ListView.address(
                        "/providers",
                        "serves",
                        List.of("Men", "Women"),
                        "cost",
                        List.of(),
                        "text",
                        "a&b=c",
                        "area",
                        null))
                .isEqualTo("/providers?serves=Men&serves=Women&text=a%26b%3Dc");
    }
}
