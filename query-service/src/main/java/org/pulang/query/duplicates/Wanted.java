package org.pulang.query.duplicates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.http.PlainText;
import org.pulang.query.duplicates.Marks.Mark;
import org.pulang.store.EventJson;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.Gender;

/**
 * Who is searched for; each term but the last three may find cases by itself.
 *
 * @param name as told, father's name and titles included or not
 * @param reference what another organisation was told about one of the reader's own cases
 * @param birthYear as told; this and what follows finds nobody, but tells who of those found is the likelier
 */
record Wanted(
        @Nullable @Size(min = 1, max = 400) String name,
        @Size(max = 5) List<@NotNull @Valid Document> documents,
        @Size(max = 5) List<@NotBlank @Size(max = 200) String> phones,
        @Nullable @Size(min = 1, max = 100) String reference,
        @Nullable @Min(1850) @Max(2200) Integer birthYear,
        @Nullable Gender gender,
        @Nullable AreaCode origin) {

    /** Lists may be left out. */
    Wanted {
        documents = documents == null ? List.of() : documents;
        phones = phones == null ? List.of() : phones;
    }

    /** A paper that says who somebody is. */
    record Document(
            @NotNull DocumentType type,
            @NotBlank @Size(max = 200) String number) {}

    boolean nothing() {
        return name == null && documents.isEmpty() && phones.isEmpty() && reference == null;
    }

    /** No characters that only deceive. */
    boolean plain() {
        return Stream.of(
                        Stream.ofNullable(name),
                        documents.stream().map(Document::number),
                        phones.stream(),
                        Stream.ofNullable(reference))
                .flatMap(texts -> texts)
                .allMatch(PlainText::accepts);
    }

    Sought sought(Marks marks) {
        return new Sought(
                Stream.concat(
                                documents.stream()
                                        .flatMap(document ->
                                                marks.ofDocument(document.type(), document.number()).stream()),
                                phones.stream().flatMap(phone -> marks.ofPhone(phone).stream()))
                        .map(Mark::token)
                        .toList(),
                name,
                reference,
                new Known(birthYear, false, gender, origin),
                null);
    }

    /** As text, to be logged as HMAC only. */
    String terms() {
        return EventJson.MAPPER.writeValueAsString(this);
    }

    @Override
    public String toString() {
        return "Wanted[]";
    }
}
