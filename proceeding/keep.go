package proceeding

import (
	"bytes"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Keep puts a prepared step on record, within the transaction: the version it leaves, what the rules find in it, its documents under their
// round, and the events. When somebody else has saved a version since, the error is [store.Conflict] and nothing is kept.
func (r *Prepared) Keep(tx *store.Tx) (Taken, error) {
	taken := Taken{Unmade: r.unmade, LeftOut: r.left}
	var err error
	dossier := r.ground.Record.ID
	if taken.Version, err = tx.SaveVersion(dossier, r.ground.Version.N, r.content, "登记“"+r.events[0].Step.Name()+"”"); err != nil {
		return taken, err
	}
	if err := tx.SaveFindings(dossier, taken.Version.N, checks.AllStages, r.found, nil); err != nil {
		return taken, err
	}
	if err := r.keepVoices(tx); err != nil {
		return taken, err
	}
	for _, made := range r.papers {
		filed, err := tx.AddDocument(dossier, store.Document{Version: taken.Version.N, Round: made.round, Kind: made.kind, Name: made.document.Name,
			Media: wordType}, bytes.NewReader(made.document.Bytes))
		if err != nil {
			return taken, err
		}
		taken.Documents = append(taken.Documents, filed)
		r.events[made.of].DocIDs = append(r.events[made.of].DocIDs, filed.ID)
	}
	for _, event := range r.events {
		kept, err := tx.AppendEvent(dossier, event)
		if err != nil {
			return taken, err
		}
		taken.Events = append(taken.Events, kept)
	}
	taken.Standing = huishang.Replay(r.content, r.today)
	return taken, nil
}

// A voiced answer is one that came with a step and is kept beside the dossier, too.
type voiced struct {
	subject store.Subject
	opinion huishang.Opinion
}

// voices lists the answers that came with a step, as they stand in the dossier now.
func voices(given Given, d *huishang.Dossier, e huishang.Event) []voiced {
	if given.parts == nil {
		return nil
	}
	var all []voiced
	for subject, lists := range map[store.Subject][2][]huishang.Opinion{
		store.OnProtocol: {given.parts.Opinions.Protocol, d.Opinions.Protocol}, store.OnAgreement: {given.parts.Opinions.Agreement, d.Opinions.Agreement},
	} {
		for _, one := range lists[0] {
			one.Round = e.Round
			for _, stands := range lists[1] {
				if sameQuestion(one, stands) {
					all = append(all, voiced{subject, stands})
				}
			}
		}
	}
	return all
}

func (r *Prepared) keepVoices(tx *store.Tx) error {
	for _, v := range r.voiced {
		kept, err := tx.Opinions(r.ground.Record.ID, v.subject)
		if err != nil {
			return err
		}
		base := 0
		for _, one := range kept {
			if one.Round == v.opinion.Round && one.Division == v.opinion.Division && one.TopicID == v.opinion.TopicID {
				base = one.Revision
			}
		}
		if _, err := tx.SaveOpinion(r.ground.Record.ID, v.subject, v.opinion, base); err != nil {
			return err
		}
	}
	return nil
}

// allDocuments lists every document of a dossier.
func allDocuments(tx *store.Tx, dossier string) ([]store.Document, error) {
	var all []store.Document
	page := store.Page{Limit: 500}
	for {
		some, next, err := tx.Documents(dossier, page)
		if all = append(all, some...); err != nil || next == "" {
			return all, err
		}
		page.After = next
	}
}
