package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/intake"
	"huishang/store"
)

// A typedAdoption is what was typed about one opinion, and the revision that was seen.
type typedAdoption struct {
	ID   string
	base int
	intake.Adoption
	fault string
}

// summarySave keeps what becomes of the opinions, all that was changed or nothing: POST /dossiers/:id/summary. The API keeps one by the same
// function.
func (s *site) summarySave(c *gin.Context) error {
	if err := s.sees(c); err != nil {
		return err
	}
	g, kept, err := s.opinionsOf(c)
	if err != nil {
		return err
	}
	var typed []typedAdoption
	for _, id := range c.PostFormArray("opinion") {
		t := typedAdoption{ID: id, Adoption: intake.Adoption{Adopted: huishang.Adoption(c.PostForm("adopted-" + id)), Reason: strings.TrimSpace(c.PostForm("reason-" + id)),
			AgreementItemID: strings.TrimSpace(c.PostForm("item-" + id))}}
		t.base, _ = strconv.Atoi(c.PostForm("revision-" + id))
		typed = append(typed, t)
	}
	changed := 0
	err = s.update(c, func(tx *store.Tx) error {
		var faulty error
		changed = 0
		for i := range typed {
			t := &typed[i]
			if t.same(kept) {
				continue
			}
			changed++
			_, err := intake.Adopt(tx, g.Record.ID, t.ID, t.base, t.Adoption)
			if _, told := s.toldOnPage(err); !told && err != nil {
				return err
			}
			if err != nil {
				t.fault, faulty = strings.Join(faultLines(err), ""), errors.Join(faulty, err)
			}
		}
		return faulty
	})
	if status, told := s.toldOnPage(err); told {
		return s.showSummary(c, status, []string{"有几条没有写全，或者刚才有人改过，全部没有保存。请看下面标出的几条，改好后再保存一次。"}, typed)
	}
	if err != nil {
		return err
	}
	if changed == 0 {
		s.sayDone(c, "采纳情况没有变化，没有保存。")
	} else {
		s.sayDone(c, "采纳情况已保存（"+strconv.Itoa(changed)+" 条）。")
	}
	c.Redirect(http.StatusSeeOther, "/dossiers/"+g.Record.ID+"/summary")
	return nil
}

// same reports whether it says what is kept already, or nothing of an opinion nobody has dealt with.
func (t typedAdoption) same(kept map[store.Subject][]store.Opinion) bool {
	for _, list := range kept {
		for _, o := range list {
			if intake.OpinionID(o) == t.ID && o.Revision == t.base {
				return o.Adopted == t.Adopted && o.Reason == t.Reason && o.AgreementItemID == t.AgreementItemID
			}
		}
	}
	return t.Adopted == "" && t.Reason == "" && t.AgreementItemID == ""
}
