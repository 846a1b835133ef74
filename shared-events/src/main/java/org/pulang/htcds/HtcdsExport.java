package org.pulang.htcds;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.event.CarePlanAgreed;
import org.pulang.event.CarePlanRevised;
import org.pulang.event.CaseClosed;
import org.pulang.event.CaseEvent;
import org.pulang.event.CaseReopened;
import org.pulang.event.CaseworkerAssigned;
import org.pulang.event.ClosureRequested;
import org.pulang.event.ContactsRecorded;
import org.pulang.event.DocumentProblemReported;
import org.pulang.event.ExploitationRecorded;
import org.pulang.event.GoalAbandoned;
import org.pulang.event.GoalAchieved;
import org.pulang.event.IdentityDocumentRecorded;
import org.pulang.event.MonitoringStarted;
import org.pulang.event.NoteAdded;
import org.pulang.event.PersonalDetailsCorrected;
import org.pulang.event.PersonalDetailsRecorded;
import org.pulang.event.ReferralMade;
import org.pulang.event.ReviewScheduled;
import org.pulang.event.TraffickingStatusDetermined;
import org.pulang.event.VictimIdentified;
import org.pulang.htcds.HtcdsField.Carried;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ClosureOutcome;
import org.pulang.vocabulary.Contact;
import org.pulang.vocabulary.ContactKind;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.CtdcAgeBand;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.Goal;
import org.pulang.vocabulary.GoalId;
import org.pulang.vocabulary.Industry;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.LanguageCode;
import org.pulang.vocabulary.MethodOfControl;
import org.pulang.vocabulary.MethodOfRecruitment;
import org.pulang.vocabulary.NoteVisibility;
import org.pulang.vocabulary.PartialDate;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.RelationshipToTrafficker;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.StaffId;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.TypeOfExploitation;
import org.pulang.vocabulary.WebsiteOrApp;
import org.pulang.vocabulary.YesNoUnknown;

/**
 * Tells a case in the words of HTCDS, from its events in order. Perpetrators are not told, nor is what is answered no or unknown:
 * HTCDS has no word for it.
 */
public final class HtcdsExport {

    private static final Pattern E164 = Pattern.compile("\\+?[1-9]\\d{1,14}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** Fields whose values tell of the same thing: the second of each of the second. */
    private static final List<Set<String>> IN_STEP = List.of(
            Set.of(
                    "cas_ReferredOrganisation",
                    "cas_ReferredPrimaryCaseWorker",
                    "cas_ReasonForOutgoingReferral",
                    "cas_OutgoingReferralDate",
                    "cas_OutgoingReferralDetails"),
            named("hte_"),
            named("spl_"));

    /** Opens details for whoever the row is for. */
    public interface Opened {

        /**
         * The detail; null where it may not be seen, or was erased.
         *
         * @param within the records it stands in, the innermost first
         */
        <T> @Nullable T show(Sensitive<T> detail, Object... within);
    }

    private final Opened opened;
    private final Function<ProviderId, String> providers;

    private @Nullable VictimIdentified identified;
    private @Nullable PersonName name;
    private @Nullable LocalDate birthDate;
    private @Nullable Integer age;
    private CtdcAgeBand broad = CtdcAgeBand.Unknown;
    private String gender = "";
    private List<CountryCode> citizenships = List.of();
    private @Nullable AreaCode origin;
    private @Nullable TraffickingStatus status;
    private @Nullable DecidingBody decidedBy;
    private PersonalDetails details =
            new PersonalDetails(null, null, null, null, null, null, null, null, null, null, null);
    private List<Reachable> contacts = List.of();
    private final List<IdentityDocumentRecorded> documents = new ArrayList<>();
    private final Map<DocumentId, DocumentState> documentStates = new HashMap<>();
    private @Nullable Industry industry;
    private @Nullable RelationshipToTrafficker relationship;
    private @Nullable Integer ageWhenTrafficked;
    private final Set<MethodOfRecruitment> recruitment = EnumSet.noneOf(MethodOfRecruitment.class);
    private final Set<String> recruitmentChannels = new LinkedHashSet<>();
    private final Set<MethodOfControl> controls = EnumSet.noneOf(MethodOfControl.class);
    private final Set<TypeOfExploitation> exploitation = EnumSet.noneOf(TypeOfExploitation.class);
    private final Set<String> sexExploitation = new LinkedHashSet<>();
    private final Set<String> exploitationChannels = new LinkedHashSet<>();
    private final List<JourneyPlace> places = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<Referral> referrals = new ArrayList<>();
    private List<Goal> goals = new ArrayList<>();
    private final Set<GoalId> ended = new LinkedHashSet<>();
    private @Nullable LocalDate reviewDueOn;
    private @Nullable LocalDate lastGoalEndedOn;
    private @Nullable StaffId owner;
    private boolean monitored;
    private @Nullable CaseClosed closed;
    private @Nullable ClosureRequested closureRequested;

    private record Referral(ReferralMade made, LocalDate madeOn) {}

    private record Reachable(Contact contact, CaseEvent told) {}

    /** @param providers the name of a provider of the directory */
    public HtcdsExport(Opened opened, Function<ProviderId, String> providers) {
        this.opened = opened;
        this.providers = providers;
    }

    /**
     * Takes the next event of the case.
     *
     * @param recordedOn the day, in the zone of the case
     * @param by who recorded it, if anybody is known to have
     */
    public void add(CaseEvent event, LocalDate recordedOn, @Nullable StaffId by) {
        if (event instanceof VictimIdentified victim) {
            identified(victim);
            owner = by;
        } else if (event instanceof PersonalDetailsRecorded told) {
            details = merged(details, told.details());
        } else if (event instanceof PersonalDetailsCorrected correction) {
            corrected(correction);
        } else if (event instanceof TraffickingStatusDetermined decision) {
            status = decision.status();
            decidedBy = decision.decidedBy();
        } else if (event instanceof IdentityDocumentRecorded recorded) {
            documents.add(recorded);
            documentStates.put(recorded.documentId(), recorded.state());
        } else if (event instanceof DocumentProblemReported report) {
            troubled(report);
        } else if (event instanceof ContactsRecorded told) {
            reached(told.contacts(), told);
        } else if (event instanceof ExploitationRecorded told) {
            exploited(told);
        } else if (event instanceof NoteAdded note) {
            noted(note);
        } else if (event instanceof ReferralMade made) {
            referrals.add(new Referral(made, day(made.occurredAt(), recordedOn)));
        } else if (event instanceof CaseworkerAssigned assigned) {
            owner = assigned.caseworker();
        } else if (event instanceof MonitoringStarted) {
            monitored = true;
        } else if (event instanceof ClosureRequested requested) {
            closureRequested = requested;
        } else if (event instanceof CaseClosed end) {
            closed = end;
        } else if (event instanceof CaseReopened) {
            closed = null;
        } else {
            planned(event, recordedOn);
        }
    }

    private void identified(VictimIdentified event) {
        identified = event;
        name = show(event.name(), event);
        birthDate = show(event.birthDate(), event);
        age = show(event.ageEstimate(), event);
        broad = event.ageBroad();
        gender = event.gender().name();
        citizenships = event.citizenships();
        reached(event.contacts(), event);
        origin = event.origin();
        status = event.status();
        decidedBy = event.decidedBy();
    }

    private void corrected(PersonalDetailsCorrected event) {
        var right = event.identity();
        if (right != null) {
            name = right.name() == null ? name : show(right.name(), event);
            birthDate = right.birthDate() == null ? birthDate : show(right.birthDate(), event);
            age = right.ageEstimate() == null ? age : show(right.ageEstimate(), event);
            gender = right.gender() == null ? gender : right.gender().name();
            citizenships = right.citizenships() == null ? citizenships : right.citizenships();
            origin = right.origin() == null ? origin : right.origin();
        }
        if (event.age() != null) {
            broad = event.age().broad();
        }
        if (event.details() != null) {
            details = merged(details, event.details());
        }
    }

    private static PersonalDetails merged(PersonalDetails before, PersonalDetails told) {
        return new PersonalDetails(
                either(told.maritalStatus(), before.maritalStatus()),
                either(told.numberOfChildren(), before.numberOfChildren()),
                either(told.languages(), before.languages()),
                either(told.education(), before.education()),
                null,
                null,
                null,
                either(told.vulnerabilities(), before.vulnerabilities()),
                either(told.vulnerabilityDetails(), before.vulnerabilityDetails()),
                either(told.address(), before.address()),
                either(told.residence(), before.residence()));
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    /** In place of all that was known. */
    private void reached(List<Contact> all, CaseEvent told) {
        contacts = all.stream().map(contact -> new Reachable(contact, told)).toList();
    }

    private void troubled(DocumentProblemReported report) {
        var documentId = report.documentId();
        var state = switch (report.problem()) {
            case Lost -> DocumentState.Lost;
            case Confiscated -> DocumentState.Confiscated;
            case Falsified -> DocumentState.Falsified;
            case NeverIssued -> DocumentState.NeverIssued;
            case Damaged, Expired, WrongEntry, IssueRefused, Other -> null;
        };
        if (documentId != null && state != null) {
            documentStates.put(documentId, state);
        }
    }

    /** A KTP says more than another paper with a number; of equals, the later. The number of a false paper is nobody's. */
    private @Nullable IdentityDocumentRecorded document() {
        IdentityDocumentRecorded best = null;
        for (var document : documents) {
            var state = stateNow(document);
            if (document.number() == null || state == DocumentState.Falsified || state == DocumentState.NeverIssued) {
                continue;
            }
            if (best == null || best.type() != DocumentType.KTP || document.type() == DocumentType.KTP) {
                best = document;
            }
        }
        return best;
    }

    private DocumentState stateNow(IdentityDocumentRecorded document) {
        return documentStates.getOrDefault(document.documentId(), document.state());
    }

    private void exploited(ExploitationRecorded event) {
        yes(event.recruitmentMethods()).forEach(recruitment::add);
        event.recruitmentChannels().stream().map(HtcdsExport::code).forEach(recruitmentChannels::add);
        yes(event.methodsOfControl()).forEach(controls::add);
        yes(event.exploitationTypes()).forEach(exploitation::add);
        event.sexExploitationTypes().stream().map(Enum::name).forEach(sexExploitation::add);
        event.exploitationChannels().stream().map(HtcdsExport::code).forEach(exploitationChannels::add);
        industry = either(event.industry(), industry);
        relationship = either(event.relationshipToTrafficker(), relationship);
        var told = show(event.ageWhenTrafficked(), event);
        if (told != null) {
            ageWhenTrafficked = ageWhenTrafficked == null ? told : Integer.valueOf(Math.min(ageWhenTrafficked, told));
        }
        places.addAll(event.places());
    }

    private static <C> Stream<C> yes(List<Answered<C>> checklist) {
        return checklist.stream().filter(Answered::yes).map(Answered::code);
    }

    private static String code(WebsiteOrApp website) {
        return website == WebsiteOrApp.FourSale ? "4Sale" : website.name();
    }

    private void noted(NoteAdded note) {
        if (note.visibility() != NoteVisibility.Team) {
            return;
        }
        var text = show(note.text(), note);
        if (text != null) {
            (KeptNote.is(text) ? kept : comments).add(text.strip());
        }
    }

    private void planned(CaseEvent event, LocalDate recordedOn) {
        if (event instanceof CarePlanAgreed plan) {
            goals = new ArrayList<>(plan.goals());
        } else if (event instanceof CarePlanRevised plan) {
            goals.removeIf(goal -> !ended.contains(goal.goalId()));
            goals.addAll(plan.goals());
        } else if (event instanceof ReviewScheduled review) {
            reviewDueOn = review.dueOn();
        } else if (event instanceof GoalAchieved achieved) {
            ended(achieved.goalId(), day(achieved.occurredAt(), recordedOn));
        } else if (event instanceof GoalAbandoned abandoned) {
            ended(abandoned.goalId(), day(abandoned.occurredAt(), recordedOn));
        }
    }

    private void ended(GoalId goal, LocalDate day) {
        ended.add(goal);
        lastGoalEndedOn = lastGoalEndedOn == null || day.isAfter(lastGoalEndedOn) ? day : lastGoalEndedOn;
    }

    private LocalDate day(@Nullable PartialDate occurred, LocalDate recordedOn) {
        return occurred == null ? recordedOn : occurred.earliestDay(AreaCode.zoneOf(origin));
    }

    /**
     * What HTCDS can say of the case.
     *
     * @param deprecated also in fields that HTCDS advises against
     * @param consented whether the person consents to be told of to whom the row is for
     * @throws IllegalStateException if no case was opened
     */
    public HtcdsRow row(boolean deprecated, boolean consented) {
        var begin = identified;
        if (begin == null) {
            throw new IllegalStateException("A case begins with an identification.");
        }
        var row = new HtcdsRow();
        person(row);
        life(row);
        victim(row);
        journey(row);
        caseItself(row, begin, consented);
        plan(row);
        row.put("cco_CaseComment", comments);
        fillIn(row, KeptNote.read(kept));
        if (!deprecated) {
            Standard.fields().stream()
                    .filter(HtcdsField::deprecated)
                    .forEach(field -> row.put(field.name(), List.of()));
        }
        return row;
    }

    private void person(HtcdsRow row) {
        row.put("prs_FirstName", name == null ? null : name.first().strip());
        row.put(
                "prs_SecondName",
                name == null || name.second() == null ? null : name.second().strip());
        row.put("prs_Birthdate", birthDate);
        if (birthDate == null) {
            row.put("x_prs_AgeEstimate", age);
            row.put("x_prs_AgeBroad", age != null || broad == CtdcAgeBand.Unknown ? null : broad);
        }
        row.put("prs_Gender", gender);
        row.put(
                "prs_Citizenship",
                citizenships.stream()
                        .filter(country -> !country.equals(CountryCode.UNKNOWN))
                        .map(CountryCode::value)
                        .distinct()
                        .toList());
        row.put("x_prs_Origin", origin);
        var document = document();
        var number = document == null ? null : show(document.number(), document);
        if (document != null && number != null) {
            row.put("prs_IdentityNumber", number.strip());
            row.put("x_prs_IdentityDocument", document.type());
            row.put("x_prs_IdentityDocumentState", stateNow(document));
        }
        contacts(row);
    }

    /** HTCDS has no word for a number that is unsafe: whoever reads it there would call. */
    private void contacts(HtcdsRow row) {
        var others = new ArrayList<String>();
        for (var reachable : contacts) {
            var contact = reachable.contact();
            if (contact.safeToContact() == YesNoUnknown.No) {
                continue;
            }
            var value = show(contact.value(), contact, reachable.told());
            if (value == null || value.isBlank()) {
                continue;
            }
            var field = switch (contact.kind()) {
                case MobilePhone -> "prs_MobilePhone";
                case HomePhone -> "prs_HomePhone";
                case Email -> "prs_Email";
                case MessagingApp, TrustedPerson, Other -> null;
            };
            if (field != null && !row.has(field) && official(contact.kind(), value.strip())) {
                row.put(field, value.strip());
            } else {
                others.add(contact.kind() + " " + value.strip());
            }
        }
        row.put("x_prs_OtherContacts", others);
    }

    static boolean official(ContactKind kind, String value) {
        return (kind == ContactKind.Email ? EMAIL : E164).matcher(value).matches();
    }

    private void life(HtcdsRow row) {
        row.put("prs_MaritalStatus", details.maritalStatus());
        row.put("prs_NumberOfChildren", details.numberOfChildren());
        row.put("prs_HighestLevelOfEducation", details.education());
        var languages = details.languages() == null ? List.<LanguageCode>of() : details.languages();
        row.put("prs_PrimaryLanguage", languages.isEmpty() ? null : languages.get(0));
        row.put("prs_SecondaryLanguage", languages.size() < 2 ? null : languages.get(1));
        row.put(
                "x_prs_OtherLanguages",
                languages.stream().skip(2).map(LanguageCode::value).toList());
        row.put(
                "vic_Vulnerabilities",
                details.vulnerabilities() == null
                        ? List.of()
                        : details.vulnerabilities().stream()
                                .map(Enum::name)
                                .distinct()
                                .toList());
        row.put("vic_DetailsOfVulnerabilities", stripped(show(details.vulnerabilityDetails(), details)));
        var residence = details.residence();
        row.put("x_prs_Residence", residence);
        var address = show(details.address(), details);
        var written = WrittenPlace.read(address == null ? "" : address);
        row.put("prs_MailingStreet", stripped(written.text()));
        row.put(
                "prs_MailingCity",
                or(written.part("prs_MailingCity"), residence == null ? "" : Places.city(residence)));
        row.put(
                "prs_MailingState",
                or(written.part("prs_MailingState"), residence == null ? "" : Places.state(residence)));
        row.put("prs_MailingPostalCode", stripped(written.part("prs_MailingPostalCode")));
        row.put("prs_MailingCountry", or(written.part("prs_MailingCountry"), residence == null ? "" : "ID"));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String or(String first, String second) {
        return stripped(first.isBlank() ? second : first);
    }

    private void victim(HtcdsRow row) {
        row.put("vic_TraffickingStatus", status);
        row.put("vic_TraffickingStatusDecisionMakingOrg", decidedBy);
        row.put("vic_RelationshipToTrafficker", relationship);
        row.put("vic_AgeWhenTrafficked", ageWhenTrafficked == null ? ageFromDates() : ageWhenTrafficked);
        row.put("vic_RecruitmentWebsitesAndApps", List.copyOf(recruitmentChannels));
        row.put("vic_ExploitationWebsitesAndApps", List.copyOf(exploitationChannels));
        row.put("vic_MethodOfRecruitment", recruitment.stream().map(Enum::name).toList());
        row.put("vic_TypeOfExploitation", exploitation.stream().map(Enum::name).toList());
        row.put("vic_TypeOfSexExploitation", List.copyOf(sexExploitation));
        if (industry != null) {
            row.put("vic_ForcedLabourIndustry", industry.section());
            row.put("x_vic_ForcedLabourIndustryDivision", industry.division());
        }
        var field = Standard.field("vic_MethodsOfControl");
        var known = new LinkedHashSet<String>();
        var ours = new ArrayList<String>();
        for (var control : controls) {
            if (field.values().contains(control.name())) {
                known.add(control.name());
            } else {
                ours.add(control.name());
            }
        }
        if (!ours.isEmpty()) {
            if (!known.add("Other")) {
                ours.add("Other");
            }
            row.put("x_vic_MethodsOfControl", ours);
        }
        row.put("vic_MethodsOfControl", List.copyOf(known));
    }

    /** Where nobody told it, but the days are known. */
    private @Nullable Integer ageFromDates() {
        var born = birthDate;
        return born == null
                ? null
                : places.stream()
                        .map(JourneyPlace::from)
                        .filter(Objects::nonNull)
                        .filter(from -> from.precision() == PartialDate.Precision.Day)
                        .map(from -> LocalDate.parse(from.value()))
                        .min(LocalDate::compareTo)
                        .filter(day -> !day.isBefore(born))
                        .map(day -> (int) ChronoUnit.YEARS.between(born, day))
                        .orElse(null);
    }

    private void journey(HtcdsRow row) {
        var written = places.stream()
                .map(place -> {
                    var text = show(place.description(), place);
                    return WrittenPlace.read(text == null ? "" : text);
                })
                .toList();
        row.put("hte_Type", places.stream().map(place -> place.kind().name()).toList());
        row.put("hte_Date", places.stream().map(place -> day(place.from())).toList());
        row.put("x_hte_From", places.stream().map(place -> text(place.from())).toList());
        row.put("x_hte_To", places.stream().map(place -> text(place.to())).toList());
        row.put("hte_Description", written.stream().map(WrittenPlace::text).toList());
        row.put("hte_Country", places.stream().map(HtcdsExport::country).toList());
        row.put("x_hte_Area", places.stream().map(place -> text(place.area())).toList());
        var cities = new ArrayList<String>();
        var states = new ArrayList<String>();
        for (int i = 0; i < places.size(); i++) {
            var area = places.get(i).area();
            cities.add(text(or(written.get(i).part("hte_City"), area == null ? "" : Places.city(area))));
            states.add(text(or(written.get(i).part("hte_State"), area == null ? "" : Places.state(area))));
        }
        row.put("hte_City", cities);
        row.put("hte_State", states);
        row.put(
                "hte_Street",
                written.stream().map(place -> place.part("hte_Street")).toList());
        row.put(
                "hte_PostalCode",
                written.stream().map(place -> place.part("hte_PostalCode")).toList());
        row.put("vic_LocationOfRecruitment", last(JourneyPlaceKind.Recruitment));
        row.put("vic_LocationOfExploitation", last(JourneyPlaceKind.Exploitation));
    }

    /** Country and area of the last place of that kind: {@code ID 32.12}. */
    private @Nullable String last(JourneyPlaceKind kind) {
        return places.stream()
                .filter(place -> place.kind() == kind)
                .map(place -> (country(place) + " " + text(place.area())).strip())
                .filter(text -> !text.isEmpty())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static String country(JourneyPlace place) {
        return place.country().equals(CountryCode.UNKNOWN)
                ? ""
                : place.country().value();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A whole day, which is all that HTCDS can say. */
    private static String day(@Nullable PartialDate date) {
        return date == null || date.value().length() < 10 ? "" : date.value().substring(0, 10);
    }

    private void caseItself(HtcdsRow row, VictimIdentified begin, boolean consented) {
        row.put("x_cas_CaseNumber", begin.caseNumber());
        row.put("cas_IncomingReferralDate", stripped(day(begin.firstContact())));
        row.put("x_cas_FirstContact", begin.firstContact());
        row.put(
                "x_cas_IdentifiedThrough",
                begin.identifiedThrough() == ReferralSource.Unknown ? null : begin.identifiedThrough());
        row.put("cas_ReferringOrganisation", begin.identifyingOrganisation());
        row.put("cas_CaseOwner", owner);
        row.put("cas_Status", state());
        var end = closed;
        if (end != null) {
            var summary = closureRequested == null ? null : show(closureRequested.summary(), closureRequested);
            row.put(
                    "cas_ReasonForCaseClosure",
                    "%s, %s%s".formatted(end.reason(), end.outcome(), summary == null ? "" : ". " + summary.strip()));
            row.put("prs_Deceased", end.outcome() == ClosureOutcome.Deceased ? "true" : null);
        }
        row.put("con_Consent", consented ? "true" : null);
        row.put(
                "cas_ReferredOrganisation",
                referrals.stream()
                        .map(one -> providers.apply(one.made().providerId()))
                        .toList());
        row.put(
                "cas_ReasonForOutgoingReferral",
                referrals.stream().map(one -> one.made().reason().name()).toList());
        row.put(
                "cas_OutgoingReferralDate",
                referrals.stream().map(one -> one.madeOn().toString()).toList());
        row.put(
                "cas_OutgoingReferralDetails",
                referrals.stream()
                        .map(one -> text(stripped(show(one.made().details(), one.made()))))
                        .toList());
    }

    private String state() {
        if (closed != null) {
            return closed.outcome() == ClosureOutcome.Transferred ? "ClosedReferred" : "Closed";
        }
        return monitored ? "FollowUp" : "Active";
    }

    private void plan(HtcdsRow row) {
        row.put(
                "spl_Type",
                goals.stream()
                        .flatMap(goal -> goal.services().stream())
                        .map(HtcdsExport::type)
                        .distinct()
                        .toList());
        row.put(
                "spl_Objectives",
                goals.stream()
                        .map(goal -> text(stripped(show(goal.ownWords(), goal))))
                        .toList());
        row.put("spl_PlannedEndDate", reviewDueOn);
        row.put(
                "spl_ActualEndDate",
                goals.stream().allMatch(goal -> ended.contains(goal.goalId())) ? lastGoalEndedOn : null);
    }

    private static String type(Service service) {
        return switch (service) {
            case Medical, Psychological -> "Health";
            case EducationAndLifeSkills -> "Education";
            case EconomicOpportunities -> "Livelihood";
            case LegalAndAdministrative, LegalProceedings -> "Legal";
            case Housing, FamilyMediation, CaseManagement, FamilyAssistance -> "SocialCare";
        };
    }

    private static Set<String> named(String prefix) {
        return Standard.fields().stream()
                .map(HtcdsField::name)
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What was kept when a file was read fills what the case leaves empty; what is no value of the standard stays in its note, and so
     * does what would stand beside a referral, place or plan that it does not tell of.
     */
    private static void fillIn(HtcdsRow row, Map<String, List<String>> told) {
        var own = IN_STEP.stream()
                .filter(group -> group.stream().anyMatch(row::has))
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
        for (var field : Standard.fields()) {
            var values = told.getOrDefault(field.name(), List.of());
            if (field.carried() == Carried.None
                    || field.carried() == Carried.Read
                    || values.isEmpty()
                    || own.contains(field.name())
                    || row.has(field.name())
                    || (!field.several() && values.size() > 1)
                    || !values.stream().allMatch(value -> value.isBlank() || Values.conforms(field, value))) {
                continue;
            }
            row.put(field.name(), values);
        }
    }

    private <T> @Nullable T show(@Nullable Sensitive<T> detail, Object... within) {
        return detail == null ? null : opened.show(detail, within);
    }
}
