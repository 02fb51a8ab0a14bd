package huishang

import "reflect"

// enumerations lists the legal values of every enumerated type in the order a form shows them. A dossier may hold another
// value: that is a departure from the Measures, not a fault of the file.
var enumerations = map[reflect.Type][]string{
	reflect.TypeFor[Party]():            words(PartyDept, PartyCity),
	reflect.TypeFor[DataStatus]():       words(DataBulletin, DataPreliminary, DataFinal),
	reflect.TypeFor[ProtocolStatus]():   words(ProtocolDraft, ProtocolRevised, ProtocolApproved, ProtocolSigned),
	reflect.TypeFor[Urgency]():          words(UrgencyHigh, UrgencyMedium, UrgencyLow),
	reflect.TypeFor[DemandType]():       words(DemandResearch, DemandPlatform, DemandTalent, DemandTransfer, DemandPolicy),
	reflect.TypeFor[Category]():         words(CategoryThinking, CategoryMajorWork, CategoryMajorProject, CategoryMechanism),
	reflect.TypeFor[MechanismType]():    mechanisms(),
	reflect.TypeFor[TopicDecision]():    words(TopicAccepted, TopicMerged, TopicLeftOut),
	reflect.TypeFor[Direction]():        words(DirectionUp, DirectionDown),
	reflect.TypeFor[ItemStatus]():       words(ItemDone, ItemInProgress, ItemNotStarted, ItemAdjusted),
	reflect.TypeFor[Verdict]():          words(VerdictAgree, VerdictAmend, VerdictDisagree, VerdictUnrelated),
	reflect.TypeFor[Adoption]():         words(AdoptedFully, AdoptedPartly, AdoptedNot),
	reflect.TypeFor[DirectorsVerdict](): words(DirectorsPassed, DirectorsAmended, DirectorsDeferred, DirectorsReturned),
	reflect.TypeFor[LetterElement]():    words(LetterAgenda, LetterMatters, LetterArrangement),
	reflect.TypeFor[AgendaKind]():       words(AgendaReview, AgendaProposal, AgendaReply, AgendaConsensus, AgendaSigning),
	reflect.TypeFor[EvaluationBasis]():  words(BasisProtocol, BasisAgreement, BasisPlan),
	reflect.TypeFor[EvaluatorKind]():    words(EvaluatorInstitution, EvaluatorExpert),
	reflect.TypeFor[Conclusion]():       words(ConclusionExcellent, ConclusionGood, ConclusionPass, ConclusionFail),
	reflect.TypeFor[Step]():             stepCodes(),
}

func mechanisms() []string {
	return words(MechanismPlatform, MechanismAlliance, MechanismFinance, MechanismTransfer, MechanismService,
		MechanismCollaboration, MechanismOther)
}

func words[T ~string](values ...T) []string {
	list := make([]string, len(values))
	for i, value := range values {
		list[i] = string(value)
	}
	return list
}
