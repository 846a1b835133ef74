package org.pulang.runner;

/** What the runner says once everything runs: where to go. */
record Welcome(String commandUrl, String queryUrl) {

    String text() {
        return """

                  Dashboard    %2$s/
                  Worklist     %2$s/worklist
                  Query API    %2$s/api/cases
                  Command API  %1$s/api
                  OpenAPI      %1$s/v3/api-docs

                Ctrl-C stops everything; the data stay.
                """.formatted(commandUrl, queryUrl);
    }
}
