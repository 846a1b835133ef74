package org.pulang.form;

/** What is written into a field. */
public enum FieldKind {
    Text,
    /** One of a list of codes. */
    Code,
    YesNo,
    Whole,
    Number,
    Day,
    /** As precisely as told. */
    PartialDate,
    Moment,
    /** ISO 4217. */
    Currency,
    /** A text of a certain shape: an id, an area, a country. */
    Id,
    /** Fields of its own. */
    Group,
    /** Nothing that a person writes. */
    Other
}
