package intake

import (
	"encoding/json"
	"fmt"
	"strings"

	"huishang"
)

// OpinionsPart makes a parcel of opinions in JSON: a list of them, in the shape of the dossier. The error is a [*Refusal].
func OpinionsPart(list json.RawMessage) (*Parcel, error) {
	return parcelOf(fmt.Appendf(nil, `{"opinions":{"agreement":%s}}`, list), "/opinions/agreement", "/opinions")
}

// ProgressPart makes a parcel of reports in JSON: a list of items, in the shape of the dossier's summary, and the day they speak of.
func ProgressPart(on huishang.Date, items json.RawMessage) (*Parcel, error) {
	return parcelOf(fmt.Appendf(nil, `{"summary":{"date":%q,"items":%s}}`, on.String(), items), "/summary/items", "/items")
}

// ProgressOf makes a parcel of reports that were filled in as the items of a summary, with the day of that.
func ProgressOf(s *huishang.Summary) *Parcel {
	return &Parcel{Kind: KindPart, part: &part{content: &huishang.Dossier{Summary: s}}}
}

// parcelOf makes a parcel of a dossier around a list; what lies in a dossier below at was sent below sent.
func parcelOf(data []byte, at, sent string) (*Parcel, error) {
	p := &Parcel{Kind: KindPart, part: &part{at: at, sent: sent}}
	content, err := huishang.Decode(data)
	if err != nil {
		var refusal Refusal
		refusal.add("", err)
		for i := range refusal.Faults {
			f := &refusal.Faults[i]
			f.Pointer, f.Line, f.Column = p.asSent(f.Pointer), 0, 0
		}
		return nil, &refusal
	}
	p.part.content = content
	return p, nil
}

// asSent is a pointer into the dossier as a pointer into what was sent.
func (p *Parcel) asSent(pointer string) string {
	if p.part == nil || p.part.at == "" {
		return pointer
	}
	if rest, below := strings.CutPrefix(pointer, p.part.at); below {
		return p.part.sent + rest
	}
	return pointer
}
