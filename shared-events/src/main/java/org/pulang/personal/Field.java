package org.pulang.personal;

/**
 * A personal component of an event ({@code personal/fields.csv}).
 *
 * @param id stands in each leaf; survives renames and is never used again
 * @param event logical name
 * @param path names of the components that lead to it, joined by points, places in lists left out; empty where it is gone
 */
public record Field(int id, String event, String path, FieldClass fieldClass, Subject about) {

    /** Whether it is the survivor's name. */
    boolean isSurvivorsName() {
        return about == Subject.Survivor && isName();
    }

    private boolean isName() {
        return path.equals("name") || path.endsWith(".name");
    }
}
