package org.pulang.vocabulary;

/** The three elements of the crime (Law 21/2007, Art. 1; Palermo Protocol, Art. 3). */
public enum TraffickingElement {
    Act,
    Means,
    Purpose
}
