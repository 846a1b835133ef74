package org.pulang.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pulang.query.QueryServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@QueryServiceTest
class ProblemsIT {

    @Autowired
    MockMvc http;

    @Test
    void nameWhatIsWrongWithARequest() throws Exception {
        expect(404, "NOT_FOUND", get("/api/nothing"));
        expect(405, "METHOD_NOT_ALLOWED", post("/api/audit"));
        expect(406, "NOT_ACCEPTABLE", get("/api/audit").accept("text/csv"));
        expect(400, "BAD_PARAMETER", get("/api/audit?limit=1001"));
        expect(400, "BAD_PARAMETER", get("/api/audit?after=99999999999999999999"));
    }

    @Test
    void speakTheReadersLanguage() throws Exception {
        http.perform(get("/api/nothing").header("Accept-Language", "en-GB,en;q=0.9"))
                .andExpect(jsonPath("$.title").value("Page not found"))
                .andExpect(header().string("Content-Language", "en"));
        http.perform(get("/api/nothing").header("Accept-Language", "jv, fr;q=0.5"))
                .andExpect(jsonPath("$.title").value("Halaman tidak ditemukan"));
        http.perform(get("/api/nothing").header("Accept-Language", ";;q=x"))
                .andExpect(jsonPath("$.title").value("Halaman tidak ditemukan"));
    }

    @Test
    void echoNothing() throws Exception {
        var body = http.perform(get("/api/audit").param("caseId", "Melati-0812").param("limit", "<b>"))
                .andExpect(jsonPath("$.errors", hasSize(1)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(body).doesNotContain("Melati", "<b>", "Exception", "java.");
    }

    private void expect(int status, String code, RequestBuilder request) throws Exception {
        http.perform(request)
                .andExpect(status().is(status))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.type")
                        .value("urn:pulang:problem:"
                                + code.toLowerCase(Locale.ROOT).replace('_', '-')))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty())
                .andExpect(jsonPath("$.traceId").isNotEmpty());
    }
}
