package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"huishang"
	"huishang/checks"
	"huishang/store"
)

// Known is what is known of a city when something is handed in for a year.
type Known struct {
	Record  store.Dossier     // zero when the year has no dossier yet
	Content *huishang.Dossier // with the log as the store keeps it; nil when the city has no dossier at all
	City    string            // its name, or empty
	Before  *store.Submission // the last submission of the year, or nil
	answers []store.Opinion   // of the divisions
}

// Look finds what is known of a city: the dossier of the year, or what the last dossier before it leaves to the next meeting.
func Look(ctx context.Context, tx *store.Tx, city string, year int) (Known, error) {
	record, err := tx.DossierOf(city, year)
	if errors.As(err, &store.NotFound{}) {
		return lookBack(ctx, tx, city, year)
	}
	if err != nil {
		return Known{}, err
	}
	return lookAt(ctx, tx, record)
}

// LookAt finds what a dossier says and what was handed in for it.
func LookAt(ctx context.Context, tx *store.Tx, dossier string) (Known, error) {
	record, err := tx.Dossier(dossier)
	if err != nil {
		return Known{}, err
	}
	return lookAt(ctx, tx, record)
}

func lookAt(ctx context.Context, tx *store.Tx, record store.Dossier) (Known, error) {
	k := Known{Record: record, City: record.Name}
	version, err := tx.Version(record.ID, record.Latest)
	if err != nil {
		return k, err
	}
	if k.Content, err = version.Read(ctx); err != nil {
		return k, err
	}
	log, err := tx.Procedure(record.ID)
	if err != nil {
		return k, err
	}
	k.Content.Procedure.Establishment, k.Content.Procedure.Meeting = log.Establishment, log.Meeting
	return k, k.lookUp(tx)
}

// lookUp finds what came before: the last submission, and the answers of the divisions.
func (k *Known) lookUp(tx *store.Tx) error {
	last, _, err := tx.Submissions(store.SubmissionFilter{Dossier: k.Record.ID}, store.Page{Limit: 1})
	if err != nil {
		return err
	}
	if len(last) > 0 {
		k.Before = &last[0]
	}
	if k.answers, err = tx.Opinions(k.Record.ID, store.OnAgreement); err != nil {
		return err
	}
	k.Content.Opinions.Agreement = withAnswers(k.Content.Opinions.Agreement, k.answers)
	return nil
}

// withAnswers puts the answers the store keeps over those the dossier had.
func withAnswers(list []huishang.Opinion, answers []store.Opinion) []huishang.Opinion {
	out := slices.Clone(list)
	for _, answer := range answers {
		at := slices.IndexFunc(out, func(o huishang.Opinion) bool {
			return o.Division == answer.Division && o.TopicID == answer.TopicID && max(o.Round, 1) == max(answer.Round, 1)
		})
		if at < 0 {
			out = append(out, answer.Opinion)
		} else {
			out[at] = answer.Opinion
		}
	}
	return out
}

// lookBack finds the last dossier before a year.
func lookBack(ctx context.Context, tx *store.Tx, city string, year int) (Known, error) {
	page := store.Page{}
	for {
		all, next, err := tx.Dossiers(store.DossierFilter{City: city}, page)
		if err != nil {
			return Known{}, err
		}
		for _, record := range all {
			if record.Year < year {
				before, err := lookAt(ctx, tx, record)
				if err != nil {
					return Known{}, err
				}
				return Known{Content: Succeeding(before.Content, year), City: record.Name}, nil
			}
		}
		if next == "" {
			return Known{}, nil
		}
		page.After = next
	}
}

// Succeeding is what a dossier leaves to that of a later year: the city and its figures, the protocol in force with its committee, the
// meeting that was held, and the agreement that has been carried out since.
func Succeeding(before *huishang.Dossier, year int) *huishang.Dossier {
	d := &huishang.Dossier{SchemaVersion: before.SchemaVersion, ID: fmt.Sprintf("%s-%d", before.City.Code, year), City: before.City, Parties: before.Parties,
		History: before.History, Protocol: before.Protocol, Committee: before.Committee, PreviousAgreement: before.PreviousAgreement}
	if a := before.Agreement; a != nil && !a.SignDate.IsZero() {
		d.PreviousAgreement = a
		held := huishang.HeldMeeting{Year: a.Year, HeldOn: a.SignDate, AgreementID: a.ID}
		if before.Meeting != nil && !before.Meeting.Date.IsZero() {
			held.HeldOn = before.Meeting.Date
		}
		d.History.IsFirstMeeting = false
		if !slices.ContainsFunc(d.History.Meetings, func(m huishang.HeldMeeting) bool { return m.AgreementID == held.AgreementID }) {
			d.History.Meetings = append(slices.Clone(d.History.Meetings), held)
		}
	}
	return d
}

// settledBy is what people wrote on findings, as the rules take it.
func settledBy(written []store.Explanation) checks.Settled {
	s := checks.Settled{Explanations: map[string]string{}, Releases: map[string]checks.Release{}}
	for _, e := range written {
		if e.Kind == store.Releases {
			s.Releases[e.Rule] = checks.Release{By: e.Signed, On: e.On, Reason: e.Text}
		} else {
			s.Explanations[e.Rule] = e.Text
		}
	}
	return s
}
