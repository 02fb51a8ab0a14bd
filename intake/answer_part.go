package intake

import (
	"encoding/json"
	"fmt"

	"huishang"
)

// OpinionsPart makes a parcel of opinions in JSON: a list of them, in the shape of the dossier. The error is a [*Refusal].
func OpinionsPart(list json.RawMessage) (*Parcel, error) {
	return parcelOf(fmt.Appendf(nil, `{"opinions":{"agreement":%s}}`, list))
}

// ProgressPart makes a parcel of reports in JSON: a list of items, in the shape of the dossier's summary, and the day they speak of.
func ProgressPart(on huishang.Date, items json.RawMessage) (*Parcel, error) {
	return parcelOf(fmt.Appendf(nil, `{"summary":{"date":%q,"items":%s}}`, on.String(), items))
}

func parcelOf(data []byte) (*Parcel, error) {
	content, err := huishang.Decode(data)
	if err != nil {
		var refusal Refusal
		refusal.add("", err)
		for i := range refusal.Faults {
			refusal.Faults[i].Line, refusal.Faults[i].Column = 0, 0
		}
		return nil, &refusal
	}
	return &Parcel{Kind: KindPart, part: &part{content: content}}, nil
}
