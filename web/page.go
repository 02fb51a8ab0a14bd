package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

//go:embed pages/*.html
var pageFiles embed.FS

// pageData gives an example of what each page shows; a test holds every page against its type.
var pageData = map[string]any{
	"dossier_show":  dossierPage{},
	"overview_show": overviewPage{},

	"city_list":      citiesPage{},
	"city_show":      cityPage{},
	"search_show":    searchPage{},
	"ledger_show":    ledgerPage{},
	"report_list":    reportsPage{},
	"bulk_list":      bulksPage{},
	"bulk_show":      bulkPage{},
	"report_leaders": leadersPage{},

	"home_show":   homePage{},
	"fill_choose": fillChoosePage{},
	"fill_show":   fillPage{},
	"failure":     failurePage{},

	"paper_show":    paperPage{},
	"paper_compare": comparePage{},

	"submission_review":   reviewPage{},
	"opinions_show":       opinionsPage{},
	"summary_show":        summaryPage{},
	"template_list":       templatesPage{},
	"template_show":       templatePage{},
	"version_history":     historyPage{},
	"version_differences": differencesPage{},

	"measures_show": measuresPage{},
	"rule_list":     rulesPage{},
	"rule_show":     rulePage{},
	"rule_layout":   layoutRulePage{},
	"help_show":     helpPage{},
	"help_fields":   helpFieldsPage{},
	"calendar_show": calendarPage{},
	"user_index":    usersPage{},

	"reminder_index":   remindersPage{},
	"reminder_look":    reminderPage{},
	"reminder_preview": previewPage{},

	"user_edit":    userPage{},
	"key_index":    keysPage{},
	"secret_show":  secretPage{},
	"audit_index":  auditPage{},
	"audit_verify": auditProofPage{},
	"trash_index":  trashPage{},
	"account_show": accountPage{},
	"state_show":   statePage{},
	"confirm_ask":  askPage{},

	"submission_index":  submissionsPage{},
	"submission_new":    submissionNewPage{},
	"submission_result": submissionPage{},
	"progress_show":     progressPage{},
	"online_form":       onlinePage{},

	"step_show":    stepPage{},
	"step_confirm": confirmPage{},
	"step_preview": draftedPage{},
	"part_edit":    partPage{},
	"part_list":    partsPage{},

	"agreement_draft": agreementPage{},
	"filed_new":       filedPage{},

	"link_show":       linkPage{},
	"session_create":  sessionPage{},
	"password_change": passwordPage{},
}

// failurePage says why there is nothing to see.
type failurePage struct {
	frame
	Message string
}

// Lines are what went wrong, one by one.
func (p failurePage) Lines() []string { return strings.Split(p.Message, "\n") }

// pages are the parsed pages by name, each within the frame.
type pages map[string]*template.Template

// parsePages parses every page; person tells the name of somebody by their login name.
func parsePages(person func(login string) (string, error)) (pages, error) {
	shared, err := template.New("pages").Funcs(pageFuncs).Funcs(template.FuncMap{"person": person}).ParseFS(pageFiles, "pages/frame.html", "pages/part_*.html")
	if err != nil {
		return nil, fmt.Errorf("parse what pages share: %w", err)
	}
	parsed := pages{}
	for _, name := range slices.Sorted(maps.Keys(pageData)) {
		t, err := shared.Clone()
		if err == nil {
			t, err = t.ParseFS(pageFiles, "pages/"+name+".html")
		}
		if err != nil {
			return nil, fmt.Errorf("parse page %s: %w", name, err)
		}
		parsed[name] = t.Lookup("frame.html")
	}
	return parsed, nil
}

// showPart writes a part of a page, for a page that asks for it by itself.
func (s *site) showPart(c *gin.Context, name, part string, data any) {
	var made bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&made, part, data); err != nil {
		s.Log.Error("part of a page", "name", name, "part", part, "cause", err.Error())
		c.String(500, errInternal.Error())
		return
	}
	c.Data(200, "text/html; charset=utf-8", made.Bytes())
}

// show writes a page once all of it is made.
func (s *site) show(c *gin.Context, status int, name string, data any) {
	var page bytes.Buffer
	if err := s.pages[name].Execute(&page, data); err != nil {
		s.Log.Error("page", "name", name, "cause", err.Error())
		c.String(500, errInternal.Error())
		return
	}
	c.Data(status, "text/html; charset=utf-8", page.Bytes())
}
