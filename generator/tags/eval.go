package tags

// Policy says what stands where a value is missing.
type Policy uint8

// The policies of missing values.
const (
	Blank  Policy = iota // nothing
	Refuse               // an error; nothing is written
	Keep                 // the tag as it was written
	Mark                 // 〔待填：名称〕, highlighted
)

// Policies maps the words of the command line to the policies.
var Policies = map[string]Policy{"blank": Blank, "error": Refuse, "keep": Keep, "mark": Mark}

// Eval gives the tag's value after its filters. ok is false when it is missing;
// a filter such as 空则 can give a missing value.
func (t *Tag) Eval(s *Scope) (v any, ok bool, err error) {
	v, ok, err = t.expr.eval(s)
	if err != nil {
		return nil, false, err
	}
	for i := range t.filters {
		f := &t.filters[i]
		if !ok && f.name != "空则" {
			continue
		}
		if v, err = f.fn(v, f.arg); err != nil {
			return nil, false, err
		}
		ok = v != nil
	}
	return v, ok, nil
}

// EvalText gives the tag's value as text. ok is false when it is missing; a
// value that is there and empty counts as missing too, so that an empty field
// of a form is not printed as if it had been filled.
func (t *Tag) EvalText(s *Scope) (text string, ok bool, err error) {
	v, ok, err := t.Eval(s)
	if err != nil || !ok {
		return "", false, err
	}
	if z, has := v.(interface{ IsZero() bool }); has {
		if _, isNumber := Number(v); !isNumber && z.IsZero() {
			return "", false, nil
		}
	}
	text, err = Text(v)
	return text, text != "", err
}

// Placeholder is the mark of a missing value.
func Placeholder(name string) string { return "〔待填：" + name + "〕" }
