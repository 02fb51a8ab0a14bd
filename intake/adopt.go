package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"huishang"
	"huishang/store"
)

// OpinionID names the answer of a division about a topic in a round, whatever its revision.
func OpinionID(o store.Opinion) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s\n%s", o.Subject, max(o.Round, 1), o.Division, o.TopicID))
	return hex.EncodeToString(sum[:8])
}

// Adoption is what the Liaison makes of an opinion (article 19, 2).
type Adoption struct {
	Adopted         huishang.Adoption
	Reason          string // required unless it is adopted as a whole
	AgreementItemID string // the item of the agreement it led to
}

// Adopt keeps what is made of an opinion, from its revision base. The error is [store.Conflict] when it was changed since, and a [*Refusal]
// when the adoption says too little.
func Adopt(tx *store.Tx, dossier, opinion string, base int, a Adoption) (store.Opinion, error) {
	for _, subject := range []store.Subject{store.OnAgreement, store.OnProtocol} {
		all, err := tx.Opinions(dossier, subject)
		if err != nil {
			return store.Opinion{}, err
		}
		for _, o := range all {
			if OpinionID(o) != opinion {
				continue
			}
			if err := a.check(); err != nil {
				return store.Opinion{}, err
			}
			o.Adopted, o.Reason, o.AgreementItemID = a.Adopted, a.Reason, a.AgreementItemID
			return tx.SaveOpinion(dossier, subject, o.Opinion, base)
		}
	}
	return store.Opinion{}, store.NotFound{What: "条意见"}
}

func (a Adoption) check() error {
	switch a.Adopted {
	case huishang.AdoptedFully:
	case huishang.AdoptedPartly, huishang.AdoptedNot:
		if a.Reason == "" {
			return refuse("“" + string(a.Adopted) + "”要写明理由。")
		}
	default:
		return refuse("采纳情况应为“采纳”“部分采纳”或“未采纳”，现为“" + string(a.Adopted) + "”。")
	}
	return nil
}
