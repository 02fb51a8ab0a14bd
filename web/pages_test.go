package web

import (
	"html/template"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"huishang"
	"huishang/checks"
	"huishang/generator"
	"huishang/generator/report"
	"huishang/intake"
	"huishang/store"
	"huishang/web/excerpt"
)

// asTheyAre tells people by their login names.
func asTheyAre(login string) (string, error) { return login, nil }

// TestPagesFitTheirTypes proves every page against the type it is shown with, in all its branches.
func TestPagesFitTheirTypes(t *testing.T) {
	parsed, err := parsePages(asTheyAre)
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range parsed {
		if err := templatecheck.CheckHTML(page, pageData[name]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := templatecheck.CheckHTML(parsed["step_show"].Lookup("entry_checked"), checkedField{}); err != nil {
		t.Error(err)
	}
	files, err := template.New("").Funcs(pageFuncs).Funcs(template.FuncMap{"person": asTheyAre}).ParseFS(pageFiles, "pages/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files.Templates() {
		name, isFile := strings.CutSuffix(file.Name(), ".html")
		if _, listed := pageData[name]; isFile && !listed && name != "frame" && !strings.HasPrefix(name, "part_") {
			t.Errorf("pages/%s.html is shown by nobody", name)
		}
	}
}

// TestPagesShowWhatTheyAreGiven fills each page with what could break out of it.
func TestPagesShowWhatTheyAreGiven(t *testing.T) {
	const evil = `"><script>alert(1)</script>`
	parsed, err := parsePages(asTheyAre)
	if err != nil {
		t.Fatal(err)
	}
	kind, _ := generator.KindOf("protocol")
	for name, data := range map[string]any{
		"fill_choose": fillChoosePage{frame{Title: evil}, nil, nil, &refusal{evil, evil, false, []shownFault{{fault{Where: evil, Message: evil}, excerpt.Excerpt{Before: evil, At: evil, After: evil}}}}},
		"fill_show": fillPage{frame: frame{Title: evil}, City: evil, File: evil, ID: evil, Facts: []fact{{evil, evil}}, Gaps: 1,
			Missing:   []gapGroup{{evil, evil, []huishang.Gap{{Path: evil, Where: evil, Field: huishang.Field{Help: evil, Unit: evil, Enum: []string{evil}}}}}},
			Documents: []documentRow{{Kind: kind, State: "faulty", Reasons: []string{evil}, More: 1, Draft: true}}},
		"link_show": linkPage{frame: frame{Title: evil}, Action: "postpone", Here: evil, City: evil, Kind: evil, Subject: evil, Due: evil, Fault: evil,
			Days: []postponeDay{{evil, evil}}},
		"home_show": homePage{frame: frame{Title: evil}, City: evil, Own: &round{ID: evil}, Todos: []todoRow{{todo{What: evil, City: evil, Why: evil, Article: evil}, evil, evil}},
			Starts: []menuLink{{Label: evil, Path: evil}}, Pages: pager{Before: evil}},
		"submission_new": submissionNewPage{frame: frame{Title: evil}, Year: 2026, Last: &toldSubmission{StateName: evil}, Papers: []neededPaper{{evil, evil, evil}},
			Upload: uploadPart{Files: []trayFile{{evil, evil, 1, []string{evil}}}}, refusedFiles: refusedFiles{Files: []trayFile{{Name: evil, Faults: []string{evil}}}, Whole: []string{evil}}},
		"submission_result": submissionPage{frame: frame{Title: evil}, File: evil, City: evil, Given: toldSubmission{Author: evil, Decision: evil, DecidedBy: evil},
			Sheets: []shownSheet{{Excerpt: generator.Excerpt{Sheet: evil, Heading: evil, Columns: []string{evil}, Labels: []string{evil}}, Anchor: evil,
				Rows: []shownRow{{Cells: []shownCell{{ExcerptCell: generator.ExcerptCell{Ref: evil, Text: evil}}}}}}},
			Mended: []intake.Finding{{Finding: checks.Finding{Message: evil, Sheet: evil, Cell: evil}}}, Files: []toldFile{{Name: evil, Content: evil, Annotated: evil}},
			Explain: explainPart{Rows: []explainRow{{evil, evil, []string{evil}, evil, 1, evil}}, Signed: evil, Tag: evil, Fault: evil, Typing: true}},
		"session_create":  sessionPage{frame{Title: evil, Who: &viewer{Name: evil, Role: evil}, Here: evil}, evil, evil, evil, evil, evil},
		"password_change": passwordPage{frame{Title: evil, Demo: true, Here: evil}, evil, true, evil, evil, 10},
		"failure":         failurePage{frame{Title: evil}, evil},
		"user_index":      usersPage{frame: frame{Title: evil}, Users: []store.User{{ID: evil, Login: evil, Name: evil, City: evil, Mailbox: store.Mailbox{Email: evil}}}, Next: evil},
		"user_edit":       userPage{frame: frame{Title: evil}, User: store.User{ID: evil, CreatedBy: evil}, Form: userForm{Login: evil, Name: evil, Desks: evil}, Faults: []string{evil}},
		"key_index":       keysPage{frame: frame{Title: evil}, Keys: []store.Key{{ID: evil, Name: evil, Division: evil, CreatedBy: evil}}, Form: keyForm{Name: evil}, Faults: []string{evil}},
		"secret_show":     secretPage{frame{Title: evil}, evil, evil, evil, []string{evil}, evil, evil},
		"confirm_ask":     askPage{frame{Title: evil}, []string{evil}, evil, evil, evil},
		"audit_index":     auditPage{frame: frame{Title: evil}, City: cityFilter{evil, cityChoices{{Code: evil, Name: evil}}}, Asked: auditAsked{User: evil, Object: evil}, Entries: []auditRow{{store.Entry{User: evil, City: evil}, evil, evil, evil}}, Next: evil},
		"trash_index":     trashPage{frame: frame{Title: evil}, Dossiers: []store.Dossier{{ID: evil, Name: evil, TrashedBy: evil}}, Next: evil, Fault: evil},
		"account_show":    accountPage{frame: frame{Title: evil}, User: store.User{Login: evil}, CityName: evil, Form: accountForm{Name: evil, Email: evil, Substitute: evil}, Sessions: []store.Session{{Agent: evil}}},
		"calendar_show":   calendarPage{frame: frame{Title: evil, Who: &viewer{Name: evil}}, Source: evil, City: evil, Import: true, Form: calendarForm{evil, evil, evil, evil}, Faults: []string{evil}},
		"reminder_index":  remindersPage{frame: frame{Title: evil, Who: &viewer{Name: evil}}, City: cityFilter{evil, nil}, Reminders: []reminderRow{{toldReminder{Subject: evil, Recipient: evil, Address: evil, Answer: evil}, evil}}, Next: evil},
		"reminder_look":   reminderPage{frame: frame{Title: evil}, May: true, Reminder: reminderRow{toldReminder{Subject: evil, Reason: evil}, evil}, Mail: reminderMail{From: evil, To: evil, Subject: evil, Text: evil}, Address: evil},
		"rule_list":       rulesPage{frame: frame{Title: evil}, Filter: ruleFilter{Words: evil}},
		"overview_show": overviewPage{Headline: evil, Query: evil, Figures: evil, Sorts: []sortLink{{evil, evil, true}}, Lights: []lightCount{{Light: evil, Path: evil}},
			Cities:   []overviewRow{{card: &card{Name: evil, Code: evil, Rounds: []round{{ID: evil}}, Stand: report.CityStanding{Protocol: report.Signal{Why: evil}}}, Term: 1}},
			Timeline: timeline{Rows: []timelineRow{{Name: evil, Code: evil, Words: evil, Marks: []timelineMark{{Class: evil}}}}}, Years: []figureRow{{City: evil, Year: evil}}},
		"dossier_show": dossierPage{City: evil, Trashed: evil, Lines: []line{{Title: evil, State: evil, Note: evil, Steps: []lineStep{{Name: evil, Article: evil, Who: evil}}}},
			Next:  []nextStep{{Choice: huishang.Choice{Name: evil, Who: evil, Article: evil}, Makes: []string{evil}, Path: evil, Shown: []huishang.Lack{{Problem: evil}}}},
			Links: []menuLink{{Label: evil, Path: evil}}, Rounds: []roundOfDocuments{{Documents: []store.Document{{Name: evil, Kind: evil, Author: evil}}}},
			Log: []logEntry{{Event: store.Event{Event: huishang.Event{Actor: evil, Note: evil, Clause: evil}}}}, Departed: []string{evil},
			Items:    []report.ItemStanding{{ID: evil, Title: evil, Signal: report.Signal{Light: evil, Why: evil}, Progress: evil}},
			Opinions: []opinionState{{Subject: evil, Waiting: []string{evil}}}, Contacts: []contact{{huishang.Contact{Unit: evil, Phone: evil}, evil}},
			Findings: openFindings{Checked: true, Shown: []checks.Finding{{Place: evil, Message: evil, Remedy: evil}}}},
	} {
		var page strings.Builder
		if err := parsed[name].Execute(&page, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(page.String(), "<script>alert") || !strings.Contains(page.String(), "alert(1)") {
			t.Errorf("%s lets markup through:\n%s", name, &page)
		}
	}
}

// TestPagesNeedNoInlineScript holds the pages to the policy they are sent under.
func TestPagesNeedNoInlineScript(t *testing.T) {
	inline := regexp.MustCompile(`(?i)<script>|<style|\sstyle=|\son[a-z]+=|javascript:|https?://`)
	handler := newHandler(t)
	for _, path := range []string{"/", "/overview", "/fill", "/fill/130200", "/poems", address(t, handler, gappy(t))} {
		if _, body := get(handler, path); inline.MatchString(body) {
			t.Errorf("%s: %s", path, inline.FindString(body))
		}
	}
}

// TestColoursCanBeRead holds every colour of text against the grounds it stands on (WCAG 2.1 AA: 4.5 to 1).
func TestColoursCanBeRead(t *testing.T) {
	assets, err := readAssets()
	if err != nil {
		t.Fatal(err)
	}
	style := assets[styleName].plain
	colours := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(string(style), -1) {
		colours[m[1]] = m[2]
	}
	for _, text := range []string{"ink", "soft", "blue", "blue-dark", "red", "amber", "green"} {
		for _, ground := range []string{"ffffff", colours["shade"], "e8eff8"} {
			if c := contrast(t, colours[text], ground); c < 4.5 {
				t.Errorf("%s on #%s: %.2f to 1", text, ground, c)
			}
		}
	}
	if c := contrast(t, colours["red"], "fde2e2"); c < 4.5 {
		t.Errorf("a marked fault: %.2f to 1", c)
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light, dark := luminance(t, a), luminance(t, b)
	return (max(light, dark) + 0.05) / (min(light, dark) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// TestCellsWithoutAValueAreEmpty holds that tables which stand one cell below the other on a phone leave a cell without a value empty: there it is
// not shown, elsewhere as a dash.
func TestCellsWithoutAValueAreEmpty(t *testing.T) {
	cell := regexp.MustCompile(`(?s)<td[^>]*data-label=.*?</td>`)
	dash := regexp.MustCompile(`(?:"—"|[>}]—)(?:\{\{end\}\}|\}\})*(?:</span>)?</td>$`)
	for name := range pageData {
		source, err := pageFiles.ReadFile("pages/" + name + ".html")
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range cell.FindAllString(string(source), -1) {
			if dash.MatchString(one) {
				t.Errorf("%s writes a dash: %s", name, one)
			}
		}
	}
	w := newTown(t, Config{})
	answer, body := w.ask(w.of("admin"), http.MethodGet, "/templates", "")
	showsPage(t, "templates", answer, body, http.StatusOK, `<td data-label="从什么时候起"></td><td data-label="谁换的"></td>`)
}
