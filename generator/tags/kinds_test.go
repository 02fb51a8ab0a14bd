package tags_test

import (
	"testing"

	"huishang/generator/tags"
)

type named string

// Go values of any basic kind have a text, also those of named types.
func TestTextOfBasicKinds(t *testing.T) {
	for in, want := range map[any]string{int32(5): "5", uint8(7): "7", float32(1.5): "1.5", named("甲"): "甲", true: "true"} {
		if got, err := tags.Text(in); err != nil || got != want {
			t.Errorf("%T: got %q, %v", in, got, err)
		}
	}
}

// Texts are compared as texts, figures as figures.
func TestEqualityByKind(t *testing.T) {
	data := map[string]any{"号": "01", "数": 1, "款": "5.0", "经费": 3}
	for condition, want := range map[string]bool{
		`号 == "1"`: false, `号 == "01"`: true, `数 == 1.0`: true, `款 == 5`: true, `经费 ＞ ０`: true, `经费 == １＋２`: true,
	} {
		tag, err := tags.Parse("#" + condition)
		if err != nil {
			t.Errorf("%s: %v", condition, err)
			continue
		}
		if v, _, err := tag.Eval(tags.NewScope(data)); err != nil || tags.Truth(v) != want {
			t.Errorf("%s: got %v, %v", condition, v, err)
		}
	}
}
