package intake

import (
	"slices"

	"huishang"
	"huishang/generator"
	"huishang/proceeding"
)

// settled gives a dossier a form was laid over with what the form may no longer change as it is known: the protocol once it was examined
// (article 16, 2), and the register of meetings once an agreement stands in it. What the form says otherwise is told at its cells.
func settled(filled *generator.Filled, known, merged *huishang.Dossier, today huishang.Date) (*generator.Filled, *huishang.Dossier) {
	if known == nil || filled.Kind.Name != "proposal" {
		return filled, merged
	}
	told, kept := *filled, *merged
	told.Notes = slices.Clip(told.Notes)
	keep := func(changed []string, message string) {
		for _, pointer := range changed {
			if sheet, cell, ok := filled.Place(pointer); ok {
				told.Notes = append(told.Notes, generator.FormFault{Sheet: sheet, Cell: cell, Path: pointer, Message: message})
			}
		}
	}
	if changed := proceeding.Changes("/protocol", known.Protocol, merged.Protocol); len(changed) > 0 && known.Protocol != nil &&
		!slices.Contains([]huishang.State{huishang.E0, huishang.E1}, huishang.Replay(known, today).Founding.State) {
		keep(changed, "议定书已经审核或签订，这里的改动没有采用；要更正的，请与区域创新处联系。")
		kept.Protocol = known.Protocol
	}
	if known.PreviousAgreement != nil {
		keep(proceeding.Changes("/history", known.History, merged.History), "会商历史由系统记录，这里与已有的不一致，没有采用；要更正的，请与区域创新处联系。")
		kept.History = known.History
	}
	return &told, &kept
}
