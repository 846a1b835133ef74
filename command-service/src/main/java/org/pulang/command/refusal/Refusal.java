package org.pulang.command.refusal;

/**
 * Why a command is refused. The constant is the problem's {@code code}; its title and detail stand in
 * {@code command-messages} under {@code refusal.<code>.title} and {@code .detail}.
 */
public enum Refusal {
    // The request

    /** The body is no JSON object. */
    MALFORMED_JSON(400),
    /** Fields that do not fit; {@code errors} names each. */
    FIELDS_INVALID(400),
    /** A header of another shape; the pointer names it. */
    HEADER_INVALID(400),
    /** The id in the URL has another shape. */
    ID_INVALID(400),
    /** A line of a batch without key, command, body or id. */
    BATCH_LINE_INVALID(400),
    /** More lines than one batch takes; the lines before were decided. */
    BATCH_TOO_LONG(413),
    REQUEST_INVALID(400),
    /** The request brings no token. */
    SIGN_IN_REQUIRED(401),
    /** The token is forged, too old, or for somebody else. */
    TOKEN_INVALID(401),
    /** Whom the token names is not registered here, or was disabled. */
    NOT_ON_STAFF(401),
    NOT_FOUND(404),
    COMMAND_UNKNOWN(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_LARGE(413),
    MEDIA_TYPE_UNSUPPORTED(415),
    /** The Idempotency-Key was used for another request. */
    KEY_REUSED(422),
    /** More than one caller may ask for in a minute, or more different cases than in an hour. */
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    /** The database does not answer; nothing is lost, send it again with the same key. */
    STORE_UNAVAILABLE(503),
    /** The keys of the sign-in service cannot be had. */
    ISSUER_UNAVAILABLE(503),

    // The stream

    CASE_UNKNOWN(404),
    CASE_EXISTS(409),
    PROVIDER_UNKNOWN(404),
    PROVIDER_EXISTS(409),
    STAFF_UNKNOWN(404),
    STAFF_EXISTS(409),
    /** No organisation has published this version. */
    INSTRUMENT_NOT_PUBLISHED(404),
    /** The version was published before, and never changes. */
    INSTRUMENT_EXISTS(409),
    /** No such grant, or one about a case of another organisation. */
    GRANT_UNKNOWN(404),
    GRANT_EXISTS(409),
    ERASURE_UNKNOWN(404),
    ERASURE_EXISTS(409),
    SUBJECT_REQUEST_UNKNOWN(404),
    SUBJECT_REQUEST_EXISTS(409),
    /** Nothing was ever found out about this pair, or the actor has not to do with both cases. */
    LINK_UNKNOWN(404),
    LINK_EXISTS(409),
    /** {@code If-Match} names another version than the current one. */
    VERSION_MISMATCH(412),
    /** Others wrote to the same stream again and again while this was being decided. */
    CONCURRENT_CHANGE(409),

    // Any command

    /** The case has something else under the id the command brings. */
    ID_TAKEN(409),
    /** Details of that class were erased on this person's behalf; nothing of the kind is recorded again. */
    DETAILS_ERASED(409),
    /** The actor's role may not do this. */
    ROLE_REQUIRED(403),
    /** The actor must sign in again with a second factor (RFC 9470). */
    STEP_UP_REQUIRED(401),

    // Closure

    /** An application to an authority that has no answer stands in the way of closure. */
    APPLICATION_OPEN(422),
    /** The case was closed; it can be opened again, sealed and unsealed, and the person keeps their rights, nothing else. */
    CASE_CLOSED(409),
    /** Only a closed case can be reopened. */
    CASE_NOT_CLOSED(409),
    /** Where the person can be asked, an assessment of kind closure since the case was opened comes first. */
    CLOSURE_ASSESSMENT_REQUIRED(422),
    /** Reason and outcome of the closure contradict each other. */
    OUTCOME_MISMATCH(422),
    /** The last decision about the status is another than the outcome says. */
    STATUS_MISMATCH(422),
    /** Nobody asked for this case to be closed, or the request was answered. */
    CLOSURE_NOT_REQUESTED(409),
    /** A referral without an answer or an outcome stands in the way of closure. */
    REFERRAL_OPEN(422),
    /** Return is part of the way; a case never ends because somebody came home. */
    RETURN_IS_NOT_A_REASON(422),
    /** Nobody decides on what they asked for themselves, nor on a case they own. */
    SECOND_PERSON_REQUIRED(403),

    // Entitlements

    /** An answer cannot be older than the application. */
    ANSWERED_BEFORE_APPLICATION(422),
    /** The application was answered or withdrawn. */
    APPLICATION_ENDED(409),
    /** An application for the same waits for its answer. */
    APPLICATION_PENDING(409),
    /** The case has no application of this id. */
    APPLICATION_UNKNOWN(404),
    /** Not yet that day where the case is. */
    DAY_NOT_YET_COME(422),
    /** No law gave it on that day. */
    ENTITLEMENT_NOT_IN_FORCE(422),
    /** The legal frames have no entitlement of this code. */
    ENTITLEMENT_UNKNOWN(422),

    // Erasure

    /** Somebody of this role has approved already. */
    ERASURE_APPROVED(409),
    /** The keys are being destroyed; nothing can be stopped any more. */
    ERASURE_BEGUN(409),
    /** The request was carried out, refused or taken back. */
    ERASURE_ENDED(409),
    /** A guardian who is recorded as an alleged perpetrator does not act in the person's name. */
    GUARDIAN_CONFLICT(422),
    /** A proceeding or a restitution claim needs the details (Law 27/2022, Art. 44). */
    LEGAL_HOLD(409),
    /** There is no hold on this ground. */
    LEGAL_HOLD_MISSING(409),
    /** What staff say of their own doing goes with all of the survivor, and not by itself. */
    NOT_ERASED_ALONE(422),
    /** Nobody has made sure yet, by another way and alone with the person, that it is their own will. */
    REQUESTER_NOT_VERIFIED(422),

    // Family

    /** A repatriation leads from one country to another. */
    COUNTRY_UNCHANGED(422),
    /** Nobody of the family is helped without their own live consent; the survivor's does not stand in for it. */
    FAMILY_CONSENT_MISSING(422),
    /** The case has nobody of the family under this id. */
    FAMILY_MEMBER_UNKNOWN(404),
    /** Nobody found out, by the day of the return, whether the person is safe with the family, and no reason is given. */
    RETURN_NOT_ASSESSED(422),
    /** The last finding by the day of the return was not that the person is safe with the family, and no reason is given. */
    RETURN_NOT_SAFE(422),
    /** Without the person's live consent to family tracing, nobody looks for the family or speaks to it. */
    TRACING_CONSENT_MISSING(422),

    // Follow-ups

    /** Contact with the person is recorded as lost already. */
    CONTACT_LOST(409),
    /** Contact can be regained only where it was lost. */
    CONTACT_NOT_LOST(409),
    /** The follow-up was held or cancelled, or is missed and can only be recorded late. */
    FOLLOW_UP_NOT_OPEN(409),
    /** The case has no follow-up of this id. */
    FOLLOW_UP_UNKNOWN(404),
    /** The standard schedule is laid down once, until the case is closed. */
    MONITORING_STARTED(409),
    /** Every month of the standard schedule lies before today. */
    MONITORING_OVER(422),

    // Grants

    /** Two of the person's emergency accesses have no review yet. */
    EMERGENCY_REVIEWS_DUE(403),
    /** It was reviewed before. */
    EMERGENCY_REVIEWED(409),
    /** Somebody tries the emergency door three times in 24 hours, whether it opens or not. */
    EMERGENCY_TRIES_USED(403),
    /** Only an emergency access is reviewed afterwards. */
    GRANT_IS_NO_EMERGENCY(409),
    /** Where a person lives is shown to no audit. */
    NEVER_UNMASKED(422),
    /** Nobody decides on an access of their own. */
    OWN_GRANT(403),
    /** It is no unmasking, or was answered before. */
    UNMASKING_NOT_REQUESTED(409),

    // Identification

    BORN_AFTER_FIRST_CONTACT(422),
    /** Neither a type of exploitation nor a place. */
    EXPLOITATION_NOT_STATED(422),
    /** The same item of a checklist has two answers. */
    ANSWERED_TWICE(422),
    /** A place's period ends before it begins. */
    PERIOD_REVERSED(422),
    /** An Indonesian area code with another country. */
    AREA_ABROAD(422),
    /** Details or a correction that tell nothing. */
    NOTHING_STATED(422),
    /** A correction names an event of the case that does not exist or is not about the person. */
    NOT_CORRECTABLE(404),
    DOCUMENT_UNKNOWN(404),
    /** Neither the id nor the type of the document, or both. */
    DOCUMENT_NOT_NAMED(422),
    /** A number that was not known as unsafe is told to be, without a reason. */
    UNSAFE_REASON_REQUIRED(422),
    /** The document is falsified or was never issued. */
    DOCUMENT_PROVES_NOTHING(422),
    // Assessments

    /** An answer does not fit the instrument; the pointer names it. */
    ANSWERS_INVALID(422),
    ASSESSMENT_UNKNOWN(404),
    /** No instrument of this code and version was published. */
    INSTRUMENT_UNKNOWN(422),
    /** It asks about risk and something else is to be told, or the other way round. */
    INSTRUMENT_UNFIT(422),
    /** Nobody reviews what they asked, recorded or amended themselves. */
    OWN_ASSESSMENT(403),
    /** Nothing is asked again without a reason: a second intake, or a second narrative of the exploitation, says why. */
    REPEAT_REASON_REQUIRED(422),

    // Barriers

    /** It was resolved before; one that comes back is another. */
    BARRIER_RESOLVED(409),
    BARRIER_UNKNOWN(404),

    // Care plan

    /** Somebody asked before, and nobody has answered. */
    APPROVAL_PENDING(409),
    /** Nobody asked for this version to be approved, or the request was answered. */
    APPROVAL_NOT_REQUESTED(409),
    /** A plan rests on an intake, a periodic assessment or a reassessment, unless it is urgent with a reason. */
    ASSESSMENT_REQUIRED(422),
    /** There is one plan; it is revised, not agreed again. */
    CARE_PLAN_EXISTS(409),
    CARE_PLAN_MISSING(409),
    /** A goal achieved or abandoned stays so. */
    GOAL_FINISHED(409),
    GOAL_UNKNOWN(404),
    /** A plan has a goal, or says that no service is needed. */
    GOALS_REQUIRED(422),
    /** A second person has approved this version. */
    PLAN_APPROVED(409),
    /** The plan has changed since; what nobody read is not approved. */
    PLAN_REVISED(409),
    /** The plan has not come to this version. */
    PLAN_VERSION_UNKNOWN(404),
    URGENT_REASON_REQUIRED(422),

    // Consent

    /** Nobody gave a consent of this id in this case. */
    CONSENT_UNKNOWN(404),
    /** The consent was taken back before. */
    CONSENT_WITHDRAWN(409),
    /** A child does not consent alone (Law 35/2014). */
    GUARDIAN_REQUIRED(422),
    /** Consent to sharing says with whom. */
    RECIPIENT_REQUIRED(422),
    /** There is no restriction to lift. */
    PROCESSING_NOT_RESTRICTED(409),
    /** The person has forbidden more than keeping their details and staying in contact. */
    PROCESSING_RESTRICTED(409),

    // Instruments

    /** An instrument of this code comes with the software. */
    INSTRUMENT_BUILT_IN(409),
    /** Two items, or two dimensions, have the same code, or an item is in two dimensions. */
    INSTRUMENT_CODE_REPEATED(422),
    /** A dimension names an item that is not asked. */
    INSTRUMENT_ITEM_MISSING(422),
    /** An item is in no dimension, and would count nowhere. */
    INSTRUMENT_ITEM_UNSCORED(422),
    /** What a value means is told twice, or of a value outside the scale. */
    INSTRUMENT_LEVEL_UNFIT(422),
    /** Another organisation publishes under this code. */
    INSTRUMENT_OF_OTHERS(409),
    /** No new assessment is made with this version. */
    INSTRUMENT_RETIRED(409),
    /** The upper end of the scale is not above the lower one. */
    INSTRUMENT_SCALE_REVERSED(422),
    /** Versions of a code are 1, 2, 3 …; this is not the next one. */
    INSTRUMENT_VERSION_SKIPPED(409),

    // Justice

    /** An order or a payment of nothing is none. */
    AMOUNT_ZERO(422),
    /** Nobody stood by the person, or it is not known, and yet somebody is named. */
    COMPANION_MISMATCH(422),
    /** What is paid, or ordered anew, is not in the currency of the order. */
    CURRENCY_MISMATCH(422),
    /** The claim has no payment of this id. */
    PAYMENT_UNKNOWN(404),
    /** The payment was taken back before. */
    PAYMENT_WITHDRAWN(409),
    /** The proceeding is over. */
    PROCEEDING_ENDED(409),
    /** The case has no proceeding of this id. */
    PROCEEDING_UNKNOWN(404),
    /** Nothing more is awaited on this claim. */
    RESTITUTION_ENDED(409),
    /** No court has ordered anything on this claim yet. */
    RESTITUTION_NOT_ORDERED(409),
    /** The case has no claim for restitution of this id. */
    RESTITUTION_UNKNOWN(404),

    // Links

    /** Work on the case goes on in another already. */
    CASE_GOES_ON_ELSEWHERE(409),
    /** They are of two people who have to do with each other, and nobody is their own sibling. */
    CASES_LINKED(409),
    /** They are of one person. */
    CASES_MERGED(409),
    CASES_NOT_LINKED(409),
    CASES_NOT_MERGED(409),
    /** They were found to be of two people before. */
    DUPLICATE_REJECTED(409),
    /** The id is not that of the pair. */
    LINK_OF_OTHERS(422),
    LINK_TO_ITSELF(422),

    // Provider

    /** The provider has an offer of this id, be it withdrawn. */
    OFFER_EXISTS(409),
    /** The provider has never made an offer of this id. */
    OFFER_UNKNOWN(404),
    /** The offer was taken back before. */
    OFFER_WITHDRAWN(409),
    /** Nobody makes sure of their own organisation. */
    OWN_PROVIDER(403),
    /** Only a suspended provider can be resumed. */
    PROVIDER_NOT_SUSPENDED(409),
    PROVIDER_SUSPENDED(409),

    // Referrals

    /** No live consent to share with this provider. */
    CONSENT_MISSING(422),
    /** There is live consent, but nothing is known to have been explained before. */
    CONSENT_NOT_EXPLAINED(422),
    /** Not in the directory, or suspended. */
    PROVIDER_INACTIVE(422),
    /** An outcome needs a provider that took the referral on. */
    REFERRAL_NOT_ACCEPTED(409),
    /** The referral was answered, taken back or completed, or has lapsed. */
    REFERRAL_NOT_OPEN(409),
    /** The case has no referral of this id. */
    REFERRAL_UNKNOWN(404),

    // Rights of the person

    /** What would be told puts somebody in danger; such a request is refused (Law 27/2022, Art. 33). */
    ACCESS_ENDANGERS(422),
    /** A request for access, and no other, says what was looked into before it is answered. */
    ACCESS_REVIEW_MISMATCH(422),
    /** What would be told shows somebody else; such a request is refused, or that part is left out (Art. 33). */
    ACCESS_SHOWS_OTHERS(422),
    /** A request to be erased, and no other, names what carries it out. */
    ERASURE_MISMATCH(422),
    /** As long as it may still be carried out, it is refused or taken back there. */
    ERASURE_NOT_ENDED(409),
    /** The request was answered, refused or taken back. */
    SUBJECT_REQUEST_ENDED(409),
    /** What the person asked for was not done since they asked. */
    SUBJECT_REQUEST_NOT_CARRIED_OUT(409),

    // Safety

    /** It was met before, is not needed, or nobody said that it is. */
    DAY_ZERO_NEED_NOT_OPEN(409),
    /** Nobody has responded yet to what happened to the person; no case ends so. */
    INCIDENT_OPEN(422),
    /** The case has no incident of this id. */
    INCIDENT_UNKNOWN(404),
    /** The person stays in a shelter: they leave it before they come to another, and before the case ends. */
    IN_SHELTER(409),
    NOT_IN_SHELTER(409),

    // Services

    /** Training, start-up capital and job placement belong to economic opportunities. */
    ECONOMIC_SUPPORT_MISPLACED(422),
    /** Informal help names who helped; formal help does not, and may name a provider. */
    HELPER_MISMATCH(422),
    /** Feedback told to another worker names nobody. */
    FEEDBACK_TAKER_REQUIRED(422),
    /** Feedback told to another worker names the owner of the case, or is recorded by them. */
    FEEDBACK_OF_OWNER(422),
    /** Only a service that is being delivered can end. */
    SERVICE_NOT_DELIVERED(409),

    // Staff

    /** Nobody decides on their own access. */
    OWN_ACCESS(403),
    /** The role of clocks and automatic steps is nobody's. */
    ROLE_NOT_FOR_PEOPLE(422),
    ROLE_UNCHANGED(409),
    STAFF_DISABLED(409),
    /** Only a disabled member of staff can be enabled. */
    STAFF_NOT_DISABLED(409),

    // Stewardship

    /** That person, for that organisation, owns the case already. */
    ALREADY_ASSIGNED(409),
    /** Other content was sent under this id. */
    ATTACHMENT_EXISTS(409),
    /** What was sent is not what the sender says; the pointer names the first part that differs. */
    ATTACHMENT_HASH_MISMATCH(422),
    /** No content was sent under this id, or nobody attached it in time. */
    ATTACHMENT_MISSING(422),
    /** The content is empty, or not of the media type it was sent as. */
    ATTACHMENT_NOT_OF_ITS_FORMAT(422),
    /** The case has no document of this id. */
    ATTACHMENT_UNKNOWN(404),
    ATTACHMENT_WITHDRAWN(409),
    CASE_NOT_SEALED(409),
    /** Nobody of that id works with cases for the organisation that takes the case over. */
    CASEWORKER_UNKNOWN(422),
    /** Also: a sealed case stays with its organisation. */
    CASE_SEALED(409),
    /** It was taken down before; what is true again is another flag. */
    FLAG_RESOLVED(409),
    FLAG_UNKNOWN(404),
    /** A transfer goes to an organisation that works with Pulang and is not the one the case is with. */
    NO_OTHER_ORGANISATION(422),
    /** The offer was accepted, declined or withdrawn, or has lapsed. */
    TRANSFER_ENDED(409),
    /** An offer that waits for its answer stands in the way of closure and of another offer. */
    TRANSFER_OPEN(409),
    /** To another organisation a case goes by consent and by acceptance. */
    TRANSFER_REQUIRED(422),
    /** The case has no offer of this id. */
    TRANSFER_UNKNOWN(404),
    /** A seal leaves two different supervisors of the organisation, its sender and another; the owner is neither. */
    SEAL_NEEDS_TWO_SUPERVISORS(422);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** HTTP status: 422 where a rule is broken, 409 where the state forbids it, 403 where the role does. */
    public int status() {
        return status;
    }
}
