package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/scheduler"
	"huishang/store"
)

// calendarForm is what was typed of a year: days one after the other, several as 10月1日至10月7日.
type calendarForm struct {
	Year, Source, Holidays, Makeup string
}

// mostTable bounds a file with the table of a year.
const mostTable = 64 << 10

// calendarImport keeps the table of a year, whole or not at all: POST /calendar. It comes as a file, or as typed.
func (s *site) calendarImport(c *gin.Context) error {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, mostTable*4)
	if err := c.Request.ParseMultipartForm(mostTable * 4); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return errNotForm
	}
	form := calendarForm{c.PostForm("year"), c.PostForm("source"), c.PostForm("holidays"), c.PostForm("makeup")}
	content, err := tableFile(c)
	if err == nil && content == nil {
		content, err = form.table()
	}
	year := 0
	if err == nil {
		var table scheduler.Table
		if table, err = scheduler.ReadTable("调休表", content); err == nil {
			year = table.Year
			err = s.update(c, func(tx *store.Tx) error { return saveCalendar(tx, year, content) })
		}
	}
	if err != nil {
		faults := calendarFaults(err)
		if faults == nil {
			return err
		}
		return s.showCalendar(c, http.StatusUnprocessableEntity, form, faults)
	}
	s.sayDone(c, fmt.Sprintf("已导入%d年的调休表，提醒从现在起按它推算。", year))
	c.Redirect(http.StatusSeeOther, "/calendar?year="+strconv.Itoa(year))
	return nil
}

// tableFile is the file of the form, or nil when none was chosen.
func tableFile(c *gin.Context) ([]byte, error) {
	file, _, err := c.Request.FormFile("table")
	if err != nil {
		return nil, nil
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, mostTable+1))
	switch {
	case err != nil:
		return nil, errUnread
	case len(content) > mostTable:
		return nil, store.Refused{Reason: "调休表文件超过 64 KB，请检查是否选错了文件。"}
	case len(content) == 0:
		return nil, nil
	}
	return content, nil
}

// table writes what was typed as a table.
func (f calendarForm) table() ([]byte, error) {
	year, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(f.Year), "年"))
	if err != nil || year < 1900 || year > 2199 {
		return nil, store.Refused{Reason: "年份应是四位数字，如 2027，现为“" + f.Year + "”。"}
	}
	holidays, slips := typedDays("放假", year, f.Holidays)
	makeup, more := typedDays("调休上班", year, f.Makeup)
	if slips = append(slips, more...); len(slips) > 0 {
		return nil, store.Refused{Reason: strings.Join(slips, "\n")}
	}
	return json.Marshal(map[string]any{"year": year, "source": strings.TrimSpace(f.Source), "holidays": holidays, "makeup_workdays": makeup})
}

// calendarFaults are what is wrong with a table, or nil for an error no other table mends.
func calendarFaults(err error) []string {
	var slips scheduler.Faults
	if !errors.As(err, &slips) {
		return formFaults(err)
	}
	var faults []string
	for _, slip := range slips {
		faults = append(faults, slip.Message)
	}
	return faults
}
