package proceeding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"huishang"
	"huishang/generator"
	"huishang/store"
)

// settleText says which text a meeting of the directors approves, or which is signed. A document that was named counts; without one, the
// directors approve the text this very step makes (审定稿). Who signs has to name the text: the Measures let only the approved one be
// signed.
func (p *Proceedings) settleText(r *Prepared, event *huishang.Event, given Given, filed []store.Document, merging bool) error {
	passed := event.Result == huishang.DirectorsPassed || event.Result == huishang.DirectorsAmended
	examines := (event.Step == huishang.EstDirectorMeeting || event.Step == huishang.MtgDirectorMeeting) && passed
	switch signs := event.Step == huishang.EstSign || event.Step == huishang.MtgSign; {
	case given.Document != "" && !examines && !signs:
		return store.Refused{Reason: "“" + event.Step.Name() + "”这一步不登记文本，请不要写 document。"}
	case given.Document != "":
		at := slices.IndexFunc(filed, func(d store.Document) bool { return d.ID == given.Document })
		if at < 0 {
			return store.NotFound{What: "份文件"}
		}
		event.FileSHA256 = filed[at].File.SHA256
	case event.FileSHA256 == "" && examines:
		return p.approve(r, event, merging)
	}
	if examines && event.FileSHA256 != "" {
		at := slices.IndexFunc(filed, func(d store.Document) bool { return d.File.SHA256 == event.FileSHA256 })
		if at < 0 {
			return store.Refused{Reason: "没有归档过校验值为 " + event.FileSHA256 + " 的文件，请先归入审定稿。"}
		}
		if err := isText(filed[at], event.Step); err != nil {
			return err
		}
	}
	if examines {
		r.remember(*event, event.FileSHA256)
	}
	return nil
}

// isText refuses a document of another kind than the directors examine: what was filed by hand, such as a 审定稿, says itself what it is.
func isText(d store.Document, s huishang.Step) error {
	text := "agreement"
	if s == huishang.EstDirectorMeeting {
		text = "protocol"
	}
	kind, made := generator.KindOf(d.Kind)
	if !made || kind.Name == text {
		return nil
	}
	due, _ := generator.KindOf(text)
	return store.Refused{Reason: fmt.Sprintf("“%s”是%s，不是%s的文本，不能作为审定稿。请选择%s，或先归入审定稿。", d.Name, kind.Title, due.Title, due.Title)}
}

// approve makes the texts the directors approve and takes their digests.
func (p *Proceedings) approve(r *Prepared, event *huishang.Event, merging bool) error {
	kinds := []string{"agreement"}
	if event.Step == huishang.EstDirectorMeeting {
		kinds = []string{"protocol"}
		if merging {
			kinds = append(kinds, "agreement")
		}
	}
	for _, kind := range kinds {
		made, err := generator.Fill(kind, r.content, generator.Options{Templates: p.Templates, Today: event.At, Stage: huishang.ProtocolApproved,
			Round: event.Round})
		if generator.Unready(err) {
			r.miss(kind, err)
			continue // the step then lacks its text, which its demands say
		}
		if err != nil {
			return err
		}
		sum := sha256.Sum256(made.Bytes)
		digest := hex.EncodeToString(sum[:])
		r.papers = append(r.papers, paper{kind: kind, of: len(r.events), round: event.Round, document: made})
		if kind == kinds[0] {
			event.FileSHA256 = digest
		}
		if kind == "protocol" {
			protocol(r.content).FileSHA256 = digest
		} else {
			agreement(r.content).FileSHA256 = digest
		}
	}
	return nil
}

// remember writes the digest of the approved text into the document it is of.
func (r *Prepared) remember(event huishang.Event, digest string) {
	if event.Step == huishang.EstDirectorMeeting && r.content.Protocol != nil {
		protocol(r.content).FileSHA256 = digest
	}
	if event.Step == huishang.MtgDirectorMeeting && r.content.Agreement != nil {
		agreement(r.content).FileSHA256 = digest
	}
}
