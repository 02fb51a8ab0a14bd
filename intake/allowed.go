package intake

import (
	"errors"

	"huishang"
	"huishang/store"
)

// allowed holds what is handed in to what is decided already: it does not change a text that was approved or signed, nor what is the
// department's. The error is a [*Refusal].
func (j *Judged) allowed(stand huishang.Standing, before *huishang.Dossier, hand Hand) error {
	if before == nil {
		return nil
	}
	after := j.content
	if j.parcel.form != nil && before.PreviousAgreement == nil {
		was := *before // until an agreement stands in it, a city fills in the register of its meetings itself
		was.History, before = after.History, &was
	}
	err := j.known.AllowsAt(stand, before, after, hand.Role)
	refused := store.Refused{}
	if errors.As(err, &refused) {
		return &Refusal{[]Fault{{File: j.parcel.Papers[0].Name, Message: refused.Reason}}}
	}
	return err
}
