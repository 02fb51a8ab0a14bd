package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"huishang"
)

// A part is what a city hands in as JSON instead of a form: some documents of the dossier, each whole.
type part struct {
	city    string
	year    int
	content *huishang.Dossier
	names   []string // of what was written, in order
	at      string   // where in the dossier stands what was sent on its own, or empty
	sent    string   // and where it stood in what was sent
}

// brought lists the documents a city hands in, and how each is laid over what is known. The rest is the department's, or has steps of its
// own.
var brought = map[string]func(to, from *huishang.Dossier){
	"city":      func(to, from *huishang.Dossier) { to.City = from.City },
	"parties":   func(to, from *huishang.Dossier) { to.Parties = from.Parties },
	"committee": func(to, from *huishang.Dossier) { to.Committee = from.Committee },
	"needs":     func(to, from *huishang.Dossier) { to.Needs = from.Needs },
	"proposal":  func(to, from *huishang.Dossier) { to.Proposal = from.Proposal },
	"summary":   func(to, from *huishang.Dossier) { to.Summary = from.Summary },
	"protocol":  func(to, from *huishang.Dossier) { to.Protocol = from.Protocol },
	"letters":   func(to, from *huishang.Dossier) { to.Letters.Request = from.Letters.Request },
	"history":   func(to, from *huishang.Dossier) { to.History = from.History },
	"procedure": func(to, from *huishang.Dossier) { to.Procedure.Merged = from.Procedure.Merged },
}

// told are keys that say nothing a city could change.
var told = []string{"schema_version", "dossier_id", "as_of", "note"}

// partOf finds out whose part it is and what it holds.
func partOf(data []byte, content *huishang.Dossier, expect Expect) (*part, error) {
	var written map[string]json.RawMessage
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &written); err != nil {
		return nil, fmt.Errorf("read the parts of a submission: %w", err)
	}
	p := &part{city: content.City.Code, year: expect.Year, content: content}
	var refusal Refusal
	for _, name := range slices.Sorted(maps.Keys(written)) {
		switch _, known := brought[name]; {
		case known:
			p.names = append(p.names, name)
		case !slices.Contains(told, name):
			refusal.Faults = append(refusal.Faults, Fault{Pointer: "/" + name, Message: fmt.Sprintf("“%s”不是市里报送的内容，请删去。可以报送的有：%s。",
				name, strings.Join(slices.Sorted(maps.Keys(brought)), "、"))})
		}
	}
	if content.Proposal != nil && content.Proposal.Year != 0 {
		p.year = content.Proposal.Year
	}
	refusal.Faults = append(refusal.Faults, p.misplaced(expect)...)
	return p, refusal.orNil()
}

// misplaced says what keeps a part from finding its dossier.
func (p *part) misplaced(expect Expect) []Fault {
	var faults []Fault
	switch {
	case p.city == "":
		p.city = expect.City
		if p.city == "" {
			faults = append(faults, Fault{Pointer: "/city/code", Message: "没有写是哪个市的，请填 city.code（六位城市代码）。"})
		}
	case expect.City != "" && expect.City != p.city:
		faults = append(faults, Fault{Pointer: "/city/code", Message: fmt.Sprintf("这是%s的，应为%s的，请重新选择文件。", huishang.CityNamed(p.city), huishang.CityNamed(expect.City))})
	}
	switch {
	case p.year == 0:
		faults = append(faults, Fault{Pointer: "/proposal/year", Message: "没有写是哪一年的会商，请填 proposal.year，或在上传时写明年份。"})
	case expect.Year != 0 && expect.Year != p.year:
		faults = append(faults, Fault{Pointer: "/proposal/year", Message: fmt.Sprintf("这是%d年的，应为%d年，请重新选择文件。", p.year, expect.Year)})
	}
	return faults
}

// over lays the part over what is known of the city, which may be nothing. What lies below is changed.
func (p *part) over(known *huishang.Dossier) *huishang.Dossier {
	if known == nil {
		fresh := *p.content
		return &fresh
	}
	for _, name := range p.names {
		if name == "city" {
			if sameText(p.content.City, huishang.City{Code: p.content.City.Code}) {
				continue // it says whose it is and nothing else
			}
			p.content.City.Code = known.City.Code
		}
		brought[name](known, p.content)
	}
	return known
}

// sameText reports whether two values are written alike.
func sameText(a, b any) bool {
	one, errA := huishang.Encode(a)
	other, errB := huishang.Encode(b)
	return errA == nil && errB == nil && bytes.Equal(one, other)
}
