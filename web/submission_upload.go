package web

import (
	"bytes"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang/intake"
	"huishang/store"
)

// submissionUpload hands in what a person has chosen: POST /submissions. What is wrong is told beside each file, and the others stay chosen.
func (s *site) submissionUpload(c *gin.Context) error {
	ch, err := s.fillTray(c)
	if err != nil {
		return err
	}
	year := ch.fields["year"]
	if refused := ch.refused(); len(refused) > 0 {
		return s.showSubmissionNew(c, http.StatusUnprocessableEntity, year, refusedFiles{Files: refused})
	}
	done, err := s.busy(c)
	if err != nil {
		return err
	}
	defer done()
	basket, err := s.basketOfTray(c, func(string) bool { return true })
	if err != nil {
		return err
	}
	expect := intake.Expect{Form: "proposal", City: asker(c).City}
	expect.Year, _ = strconv.Atoi(year)
	var given taken
	parcel, err := basket.Open(expect)
	if err == nil {
		given, err = s.handInTray(c, parcel, (*store.Tx).EmptyTray)
	}
	if refusal, refused := intake.IsRefused(err); refused {
		return s.showSubmissionNew(c, http.StatusUnprocessableEntity, year, refusedInTray(refusal))
	}
	if as[store.Refused](err) {
		return s.showSubmissionNew(c, http.StatusUnprocessableEntity, year, refusedFiles{Whole: []string{messageOf(err)}})
	}
	if err != nil {
		return err
	}
	s.sayDone(c, handedInText(given))
	c.Redirect(http.StatusSeeOther, "/submissions/"+given.ID)
	return nil
}

// basketOfTray takes what of the tray of who asks is wanted, by its name, as one request would bring it.
func (s *site) basketOfTray(c *gin.Context, wanted func(name string) bool) (basket intake.Basket, err error) {
	err = s.view(c, func(tx *store.Tx) error {
		all, err := tx.Tray()
		for _, f := range all {
			if !wanted(f.Name) {
				continue
			}
			data, err := tx.TrayBytes(f.ID)
			if err != nil {
				return err
			}
			if err := basket.Put(f.Name, bytes.NewReader(data)); err != nil {
				return err
			}
		}
		return err
	})
	return basket, err
}

// handInTray takes a parcel in and does what goes with that, such as emptying the tray, all or nothing.
func (s *site) handInTray(c *gin.Context, parcel *intake.Parcel, after func(*store.Tx) error) (given taken, err error) {
	err = s.takeIn(c, parcel, nil, func(save saving) error {
		return s.update(c, func(tx *store.Tx) error {
			if given, err = save(tx); err != nil {
				return err
			}
			return after(tx)
		})
	})
	return given, err
}

// refusedInTray sorts a refusal by file.
func refusedInTray(refusal *intake.Refusal) refusedFiles {
	refused := refusedFiles{InTray: map[string][]string{}}
	for _, f := range refusal.Faults {
		if f.File == "" {
			refused.Whole = append(refused.Whole, f.String())
			continue
		}
		name := f.File
		f.File = ""
		refused.InTray[name] = append(refused.InTray[name], f.String())
	}
	return refused
}

// handedInText says what became of what was handed in.
func handedInText(given taken) string {
	switch {
	case !given.Fresh:
		return "这些文件以前报送过，没有再报一次。下面是那一次的结果。"
	case len(given.Steps) > 0:
		return "已收到，并登记“" + given.Steps[len(given.Steps)-1].Step.Name() + "”。" + unmadeText(given.Unmade)
	case given.Waits != "":
		return "已收到，检查结果见下。改正后才登记为正式报送。"
	}
	return "已收到，代替上一次报送的材料。"
}
