package org.pulang.population;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pulang.command.reintegrationcase.AssignCaseworker;
import org.pulang.command.reintegrationcase.DetermineTraffickingStatus;
import org.pulang.command.reintegrationcase.GrantConsent;
import org.pulang.command.reintegrationcase.IdentifyVictim;
import org.pulang.command.reintegrationcase.RaiseFlag;
import org.pulang.command.reintegrationcase.RecordExploitation;
import org.pulang.command.reintegrationcase.RecordIdentityDocument;
import org.pulang.command.reintegrationcase.RecordMissedIdentification;
import org.pulang.command.reintegrationcase.RecordPersonalDetails;
import org.pulang.command.reintegrationcase.RecordRepatriation;
import org.pulang.command.reintegrationcase.VerifyIdentity;
import org.pulang.personal.Sensitive;
import org.pulang.vocabulary.Answered;
import org.pulang.vocabulary.AreaCode;
import org.pulang.vocabulary.ConsentGiver;
import org.pulang.vocabulary.ConsentId;
import org.pulang.vocabulary.ConsentMode;
import org.pulang.vocabulary.ConsentPoint;
import org.pulang.vocabulary.ConsentPurpose;
import org.pulang.vocabulary.CountryCode;
import org.pulang.vocabulary.DecidingBody;
import org.pulang.vocabulary.DocumentId;
import org.pulang.vocabulary.DocumentState;
import org.pulang.vocabulary.DocumentType;
import org.pulang.vocabulary.FlagId;
import org.pulang.vocabulary.FlagKind;
import org.pulang.vocabulary.IdentityRoute;
import org.pulang.vocabulary.Industry;
import org.pulang.vocabulary.JourneyPlace;
import org.pulang.vocabulary.JourneyPlaceKind;
import org.pulang.vocabulary.MaritalStatus;
import org.pulang.vocabulary.MethodOfRecruitment;
import org.pulang.vocabulary.MigrationChannel;
import org.pulang.vocabulary.MissedIdentificationSetting;
import org.pulang.vocabulary.PersonName;
import org.pulang.vocabulary.PersonalDetails;
import org.pulang.vocabulary.Provenance;
import org.pulang.vocabulary.ProviderId;
import org.pulang.vocabulary.ReferralSource;
import org.pulang.vocabulary.RepatriationManner;
import org.pulang.vocabulary.ReturnPayer;
import org.pulang.vocabulary.Service;
import org.pulang.vocabulary.TraffickingStatus;
import org.pulang.vocabulary.YesNoUnknown;

/** Who the person is, what was done to them, what they allow. */
final class Beginning {

    private static final List<ReferralSource> FROM_ABROAD =
            List.of(ReferralSource.ReturnProcess, ReferralSource.Embassy, ReferralSource.Immigration);
    private static final List<ReferralSource> AT_HOME =
            List.of(ReferralSource.Community, ReferralSource.Family, ReferralSource.Police, ReferralSource.NGO);

    private Beginning() {}

    /** @return whom the person's details may be shared with */
    static List<ProviderId> tell(Story story) {
        identify(story);
        exploitation(story);
        papers(story);
        return consents(story);
    }

    static void identify(Story story) {
        var survivor = story.survivor;
        var takingIn = story.team.takingIn();
        story.tell(
                0,
                0,
                takingIn,
                new IdentifyVictim(
                        story.caseId,
                        Provenance.Simulated,
                        Sensitive.of(new PersonName("Simulasi", "%03d".formatted(survivor.number()))),
                        null,
                        Sensitive.of(survivor.age()),
                        null,
                        survivor.gender(),
                        List.of(CountryCode.INDONESIA),
                        null,
                        story.origin(),
                        story.any(survivor.abroad() ? FROM_ABROAD : AT_HOME),
                        story.team.organisation(),
                        TraffickingStatus.PossibleVictimOfTrafficking,
                        null,
                        null,
                        story.on(0),
                        story.on(0)));
        if (!story.team.intake().equals(story.team.caseworker())) {
            story.decides(
                    0,
                    new AssignCaseworker(
                            story.caseId, story.team.caseworker(), story.team.organisation(), null, story.on(0)));
        }
        if (story.draw(Assumption.WasMissedBefore)) {
            story.asks(
                    1,
                    new RecordMissedIdentification(
                            story.caseId,
                            story.any(List.of(MissedIdentificationSetting.values())),
                            null,
                            null,
                            null,
                            null,
                            story.on(1)));
        }
        if (story.draw(Assumption.IsNotToBeCalledAtHome)) {
            story.asks(
                    2,
                    new RaiseFlag(
                            story.caseId,
                            new FlagId(story.id("flag", "")),
                            FlagKind.DoNotCallAtHome,
                            Story.text("hubungi lewat bidan desa, jangan ke rumah."),
                            null,
                            story.on(2)));
        }
    }

    private static void exploitation(Story story) {
        var survivor = story.survivor;
        var kind = survivor.exploitation();
        var places = Stream.of(
                        place(JourneyPlaceKind.Recruitment, "ID", story.origin()),
                        survivor.alsoAtHome() ? place(JourneyPlaceKind.Exploitation, "ID", null) : null,
                        place(JourneyPlaceKind.Exploitation, survivor.country(), null))
                .filter(Objects::nonNull)
                .toList();
        story.asks(
                3,
                new RecordExploitation(
                        story.caseId,
                        List.of(yes(story.any(List.of(MethodOfRecruitment.values())))),
                        List.of(),
                        kind.controls().stream().map(Beginning::yes).toList(),
                        List.of(yes(kind.type())),
                        List.of(),
                        List.of(),
                        kind.section() == null ? null : new Industry(kind.section(), kind.division()),
                        null,
                        null,
                        places,
                        null,
                        null,
                        story.on(3)));
        if (story.draw(Assumption.StatusDecided)) {
            int day = story.between(5, 30);
            story.asks(
                    day,
                    new DetermineTraffickingStatus(
                            story.caseId,
                            TraffickingStatus.ActualVictimOfTrafficking,
                            story.any(List.of(DecidingBody.values())),
                            null,
                            Story.text("tindakan, cara dan tujuan terpenuhi."),
                            story.on(day)));
        }
        boolean told = story.draw(Assumption.ReturnFromAbroadTold);
        if (told && survivor.abroad() && !survivor.country().equals("ZZ")) {
            story.asks(
                    2,
                    new RecordRepatriation(
                            story.caseId,
                            new CountryCode(survivor.country()),
                            null,
                            null,
                            RepatriationManner.Unknown,
                            ReturnPayer.Unknown,
                            null,
                            story.on(2)));
        }
    }

    private static <C> Answered<C> yes(C code) {
        return new Answered<>(code, YesNoUnknown.Yes);
    }

    private static JourneyPlace place(JourneyPlaceKind kind, String country, @Nullable AreaCode area) {
        return new JourneyPlace(kind, new CountryCode(country), area, null, null, null);
    }

    private static void papers(Story story) {
        if (story.draw(Assumption.DetailsTold)) {
            story.asks(
                    5,
                    new RecordPersonalDetails(
                            story.caseId,
                            new PersonalDetails(
                                    story.survivor.child() ? null : story.any(List.of(MaritalStatus.values())),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    story.survivor.abroad() ? story.any(List.of(MigrationChannel.values())) : null,
                                    List.of(),
                                    null,
                                    null,
                                    null),
                            story.on(5)));
        }
        if (!story.draw(Assumption.PapersAsked)) {
            return;
        }
        boolean held = story.draw(Assumption.HoldsPapers);
        var document = new DocumentId(story.id("document", ""));
        story.asks(
                4,
                new RecordIdentityDocument(
                        story.caseId,
                        document,
                        story.survivor.abroad() ? DocumentType.Passport : DocumentType.KTP,
                        held ? DocumentState.Held : story.any(List.of(DocumentState.Lost, DocumentState.Confiscated)),
                        null,
                        CountryCode.INDONESIA,
                        story.on(4)));
        if (story.draw(Assumption.IdentityVerified)) {
            int day = story.between(5, 60);
            story.asks(
                    day,
                    new VerifyIdentity(
                            story.caseId,
                            held
                                    ? IdentityRoute.Document
                                    : story.any(List.of(IdentityRoute.VillageHead, IdentityRoute.TwoWitnesses)),
                            held ? document : null,
                            null,
                            null,
                            story.on(day)));
        }
    }

    private static List<ProviderId> consents(Story story) {
        grant(story, 2, ConsentPurpose.Services, null);
        if (story.draw(Assumption.AgreesToContact)) {
            grant(story, 2, ConsentPurpose.Contact, null);
        }
        if (story.draw(Assumption.AgreesToReporting)) {
            grant(story, 2, ConsentPurpose.Reporting, null);
        }
        if (!story.draw(Assumption.AgreesToSharing)) {
            return List.of();
        }
        var recipients = story.cast.providers(List.of(Service.values()));
        grant(story, 4, ConsentPurpose.Sharing, recipients);
        return recipients;
    }

    static void grant(Story story, int day, ConsentPurpose purpose, @Nullable List<ProviderId> recipients) {
        story.asks(
                day,
                new GrantConsent(
                        story.caseId,
                        new ConsentId(story.id("consent", purpose)),
                        purpose,
                        recipients,
                        List.of(
                                ConsentPoint.Interview,
                                ConsentPoint.InterviewPurpose,
                                ConsentPoint.UseOfData,
                                ConsentPoint.HowToWithdraw),
                        null,
                        ConsentMode.Written,
                        story.survivor.child() ? ConsentGiver.SelfWithGuardian : ConsentGiver.Self,
                        null,
                        story.on(day)));
    }
}
