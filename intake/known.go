package intake

import (
	"context"
	"slices"

	"huishang"
	"huishang/proceeding"
	"huishang/store"
)

// Known is what is known of a city when something is handed in for a year. Its record is zero but for city and year when the year has no
// dossier yet, and its content is then what the city's newest dossier leaves to it, or nil.
type Known struct {
	proceeding.Ground
	City   string            // its name, or empty
	Before *store.Submission // the last submission of the year, or nil

	newest *Known // of a year without a dossier that does not follow on that of the newest, what is known there; else nil
}

// Look finds what is known of a city: the dossier of the year, or what the newest dossier leaves to the next meeting.
func Look(ctx context.Context, tx *store.Tx, city string, year int) (Known, error) {
	g, err := proceeding.LookFor(tx, city, year)
	if err != nil {
		return Known{}, err
	}
	k, err := knownOn(ctx, tx, g)
	if newest := g.Newest; err == nil && g.Record.ID == "" && newest.ID != "" && year != newest.Year+1 {
		var there Known
		there, err = LookAt(ctx, tx, newest.ID)
		k.newest = &there
	}
	return k, err
}

// LookAt finds what a dossier says and what was handed in for it.
func LookAt(ctx context.Context, tx *store.Tx, dossier string) (Known, error) {
	g, err := proceeding.LookAt(tx, dossier)
	if err != nil {
		return Known{}, err
	}
	return knownOn(ctx, tx, g)
}

func knownOn(ctx context.Context, tx *store.Tx, g proceeding.Ground) (Known, error) {
	if err := g.Fill(ctx); err != nil {
		return Known{}, err
	}
	k := Known{Ground: g, City: g.Record.Name}
	if g.Record.ID == "" {
		return k, nil
	}
	last, _, err := tx.Submissions(store.SubmissionFilter{Dossier: g.Record.ID}, store.Page{Limit: 1})
	if len(last) > 0 {
		k.Before = &last[0]
	}
	return k, err
}

// withAnswers puts answers over those a dossier has.
func withAnswers(list, answers []huishang.Opinion) []huishang.Opinion {
	out := slices.Clone(list)
	for _, answer := range answers {
		at := slices.IndexFunc(out, func(o huishang.Opinion) bool {
			return o.Division == answer.Division && o.TopicID == answer.TopicID && max(o.Round, 1) == max(answer.Round, 1)
		})
		if at < 0 {
			out = append(out, answer)
		} else {
			out[at] = answer
		}
	}
	return out
}

// From is the dossier that what is known comes from: that of the year, or the newest before it; empty where the city has none.
func (k Known) From() string {
	if k.Record.ID == "" && k.Newest.Year < k.Record.Year {
		return k.Newest.ID
	}
	return k.Record.ID
}
