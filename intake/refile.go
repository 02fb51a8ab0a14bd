package intake

import (
	"bytes"
	"slices"

	"huishang"
	"huishang/generator"
	"huishang/guard"
	"huishang/proceeding"
	"huishang/store"
)

// A filing is a document that is filed with a decision.
type filing struct {
	kind     string
	document generator.Document
}

// stale lists the documents a city's material makes (article 19, 1) that are not filed as the submission says: they were made from an earlier
// one, or not at all. A submission that takes the place of another makes none until it is accepted.
func stale(tx *store.Tx, s store.Submission) ([]string, error) {
	all, err := proceeding.AllDocuments(tx, s.Dossier)
	if err != nil {
		return nil, err
	}
	filed := map[string]int{} // the version each was last made from
	for _, d := range all {
		filed[d.Kind] = d.Version
	}
	var kinds []string
	for _, act := range huishang.Acts() {
		if act.Step == huishang.MtgSubmit {
			kinds = slices.Clone(act.Documents)
		}
	}
	return slices.DeleteFunc(kinds, func(kind string) bool { return filed[kind] >= s.Version }), nil
}

// refile makes documents anew from what is known. What the dossier is not ready for is not made, as when it is handed in.
func refile(p *proceeding.Proceedings, k Known, kinds []string, event huishang.Event) ([]filing, error) {
	var made []filing
	for _, kind := range kinds {
		if kind == "summary" && k.Content.History.IsFirstMeeting {
			continue
		}
		document, err := generator.Fill(kind, k.Content, generator.Options{Templates: p.Templates, Today: event.At, Round: event.Round, Year: k.Record.Year})
		switch {
		case generator.Unready(err):
		case err != nil:
			return nil, err
		default:
			made = append(made, filing{kind, document})
		}
	}
	return made, nil
}

// file files documents with a version of the dossier.
func file(tx *store.Tx, made []filing, v store.Version, round int) error {
	for _, one := range made {
		if _, err := tx.AddDocument(v.Dossier, store.Document{Version: v.N, Round: round, Kind: one.kind, Name: one.document.Name,
			Media: mediaTypes[guard.Word]}, bytes.NewReader(one.document.Bytes)); err != nil {
			return err
		}
	}
	return nil
}
