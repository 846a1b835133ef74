package org.pulang.query.duplicates;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.DocumentType;

/** Makes the marks by which people are found in the index, of what is recorded and of what is searched for alike. */
final class Marks {

    /** Enough that nobody else has it. */
    private static final int NUMBER_BITS = 128;
    /** Few enough that a word is not told by its mark: several share each. */
    private static final int WORD_BITS = 20;

    private static final Pattern NIK = Pattern.compile("\\d{16}");
    private static final int SHORTEST_PHONE = 8;
    private static final int SHORTEST_DOCUMENT = 4;

    /** A family shares its card; the others are lists, or letters that anybody may number. */
    private static final Set<DocumentType> ONES_OWN =
            Set.of(DocumentType.KTP, DocumentType.BirthCertificate, DocumentType.Passport, DocumentType.Splp);

    private static final Set<ContactKind> WITH_NUMBER =
            Set.of(ContactKind.MobilePhone, ContactKind.HomePhone, ContactKind.MessagingApp);

    private final IndexSecret secret;

    Marks(IndexSecret secret) {
        this.secret = secret;
    }

    /** How somebody is marked. */
    record Mark(Trait trait, String token) {}

    /** Absent for papers that are not one's own, and for what is no number. */
    Optional<Mark> ofDocument(DocumentType type, String number) {
        var plain = number.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        if (!ONES_OWN.contains(type) || plain.length() < SHORTEST_DOCUMENT) {
            return Optional.empty();
        }
        if (type == DocumentType.KTP && NIK.matcher(plain).matches()) {
            return Optional.of(new Mark(Trait.Nik, secret.hmac("nik", plain, NUMBER_BITS)));
        }
        return Optional.of(new Mark(Trait.Document, secret.hmac("document|" + type, plain, NUMBER_BITS)));
    }

    /** Of a number of the person's own. */
    Optional<Mark> ofContact(ContactKind kind, String value) {
        return WITH_NUMBER.contains(kind) ? ofPhone(value) : Optional.empty();
    }

    /** Numbers of Indonesia with and without +62 alike. */
    Optional<Mark> ofPhone(String phone) {
        var digits =
                phone.replaceAll("[^\\d+]", "").replaceFirst("^(\\+|00)", "").replace("+", "");
        if (digits.length() < SHORTEST_PHONE) {
            return Optional.empty();
        }
        var international = digits.replaceFirst("^(620|0|(?=8))", "62");
        return Optional.of(new Mark(Trait.Phone, secret.hmac("phone", international, NUMBER_BITS)));
    }

    /** One for each word. */
    List<Mark> ofName(String name) {
        return NameSpelling.of(name).all().stream()
                .map(word -> new Mark(Trait.Name, secret.hmac("word", word, WORD_BITS)))
                .distinct()
                .toList();
    }
}
