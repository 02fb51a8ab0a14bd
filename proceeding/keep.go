package proceeding

import (
	"bytes"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Taken is what came of a step.
type Taken struct {
	Version   store.Version // of the dossier that holds the step: a notice for a later year's meeting opens another
	Opened    bool          // it did
	Events    []store.Event
	Documents []store.Document
	Unmade    []Unmade           // documents the dossier is not ready for, with the reasons
	LeftOut   []huishang.LeftOut // topics the draft of the agreement does not take up
	Standing  huishang.Standing
}

// Keep puts a prepared step on record, within the transaction: the version it leaves, what the rules find in it, its documents under their
// round, and the events. When somebody else has saved a version since, the error is [store.Conflict] and nothing is kept.
func (r *Prepared) Keep(tx *store.Tx) (Taken, error) {
	v, err := r.save(tx)
	if err != nil {
		return Taken{}, err
	}
	if err := r.ground.Keep(tx, v); err != nil {
		return Taken{}, err
	}
	if err := tx.SaveFindings(v.Dossier, v.N, checks.AllStages, r.found, nil); err != nil {
		return Taken{}, err
	}
	return r.Record(tx, v)
}

func (r *Prepared) save(tx *store.Tx) (store.Version, error) {
	note := "登记“" + r.events[0].Step.Name() + "”"
	if r.ground.Record.ID != "" {
		return tx.SaveVersion(r.ground.Record.ID, r.ground.Version.N, r.content, note)
	}
	return tx.CreateDossier(r.ground.Record.Year, r.content, note)
}

// Content is the dossier as the step leaves it.
func (r *Prepared) Content() *huishang.Dossier { return r.content }

// Events are the steps that are to be recorded.
func (r *Prepared) Events() []huishang.Event { return r.events }

// Unmade lists the documents the dossier is not ready for.
func (r *Prepared) Unmade() []Unmade { return r.unmade }

// Record puts a prepared step on record with a version that was saved for it in the same transaction, after [Ground.Keep]: the answers that
// came with it, documents under their round, and the events.
func (r *Prepared) Record(tx *store.Tx, v store.Version) (Taken, error) {
	taken := Taken{Version: v, Opened: r.ground.Record.ID == "", Unmade: r.unmade, LeftOut: r.left}
	if err := r.keepVoices(tx, v.Dossier); err != nil {
		return taken, err
	}
	docs := make([][]string, len(r.events))
	for _, made := range r.papers {
		filed, err := tx.AddDocument(v.Dossier, store.Document{Version: v.N, Round: made.round, Kind: made.kind, Name: made.document.Name,
			Media: wordType}, bytes.NewReader(made.document.Bytes))
		if err != nil {
			return taken, err
		}
		taken.Documents = append(taken.Documents, filed)
		docs[made.of] = append(docs[made.of], filed.ID)
	}
	for i, event := range r.events {
		event.DocIDs = append(event.DocIDs[:len(event.DocIDs):len(event.DocIDs)], docs[i]...)
		kept, err := tx.AppendEvent(v.Dossier, event)
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
				if one.SameQuestion(stands) {
					all = append(all, voiced{subject, stands})
				}
			}
		}
	}
	return all
}

func (r *Prepared) keepVoices(tx *store.Tx, dossier string) error {
	for _, v := range r.voiced {
		kept, err := tx.Opinions(dossier, v.subject)
		if err != nil {
			return err
		}
		base := 0
		for _, one := range kept {
			if one.Round == v.opinion.Round && one.Division == v.opinion.Division && one.TopicID == v.opinion.TopicID {
				base = one.Revision
			}
		}
		if _, err := tx.SaveOpinion(dossier, v.subject, v.opinion, base); err != nil {
			return err
		}
	}
	return nil
}

// AllDocuments lists every document of a dossier.
func AllDocuments(tx *store.Tx, dossier string) ([]store.Document, error) {
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
