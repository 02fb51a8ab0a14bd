// Package web shows the pages and answers the API. Both come from one table of routes (routes.go).
package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/accounts"
	"huishang/checks"
	"huishang/courier"
	"huishang/docs"
	"huishang/generator"
	"huishang/generator/report"
	"huishang/preview"
	"huishang/proceeding"
	"huishang/templates"
)

// Config is what a site is made of.
type Config struct {
	Templates   *generator.Templates
	Rules       *checks.Rules
	Accounts    *accounts.Desk       // where people sign in, and the store all is kept in
	Provider    *accounts.Provider   // the department's own sign-in, or nil
	Reports     *report.Templates    // the templates of reports; nil: there are none
	Files       fs.FS                // the templates as they were loaded; nil for the program's own
	Previews    *preview.Desk        // makes pictures of documents, or nil
	Demo        bool                 // the store holds LoadDemo, and who is not signed in may try everything
	Address     string               // where people find the site, as https://host; empty for plain http on the own machine
	Proxies     []string             // addresses and networks of proxies whose word on where somebody comes from counts
	Courier     *courier.Courier     // sends the reminders; pages and API tell how that stands. Nil is one for which nothing is set up
	Today       func() huishang.Date // the day documents are made on
	WordingOnly bool                 // the office's setting of [huishang.Facts]
	Log         *slog.Logger
}

// A site answers requests.
type site struct {
	Config
	shelf     *shelf
	trials    trials
	demos     []demo
	pages     pages
	assets    map[string]asset
	help      []helpSection
	fields    func() (template.HTML, error) // the tables of the dictionary, written once
	menus     map[huishang.Role]menu
	paths     pagePaths
	origin    *http.CrossOriginProtection
	cookies   cookies
	steps     *proceeding.Proceedings
	templates *templateSet
	board     *board
	bulk      *bulk
	proof     *prover

	ownSheets func() (*report.Templates, error) // those of the program, compiled when first asked for

	work     chan struct{} // a place for everybody who reads dossiers or fills documents
	patience time.Duration // of who waits for one
}

// New gives the handler of a site.
func New(config Config) (http.Handler, error) {
	if config.Courier == nil {
		var err error
		if config.Courier, err = courier.Default(context.Background(), config.Accounts.Store, templates.FS, config.Address, config.Log); err != nil {
			return nil, fmt.Errorf("make the courier: %w", err)
		}
	}
	s, err := newSite(config)
	if err != nil {
		return nil, err
	}
	go s.warm()
	return s.handler()
}

func newSite(config Config) (*site, error) {
	if config.Courier == nil {
		return nil, errors.New("a site without a courier")
	}
	s := &site{Config: config, shelf: newShelf(time.Now), trials: trials{known: map[trial][]documentRow{}}, origin: http.NewCrossOriginProtection(),
		steps:   &proceeding.Proceedings{Store: config.Accounts.Store, Rules: config.Rules, Templates: config.Templates, AllowWordingOnly: config.WordingOnly},
		cookies: cookies{secure: strings.HasPrefix(config.Address, "https://")},
		work:    make(chan struct{}, 2*runtime.GOMAXPROCS(0)), patience: 10 * time.Second}
	var err error
	if config.Address != "" {
		if err = s.origin.AddTrustedOrigin(config.Address); err != nil {
			return nil, fmt.Errorf("trust the site's own address: %w", err)
		}
	}
	if s.pages, err = parsePages(newPeople(config.Accounts.Store).name); err != nil {
		return nil, err
	}
	if s.help, err = helpOf(docs.Guide); err != nil {
		return nil, err
	}
	if s.assets, err = readAssets(); err != nil {
		return nil, err
	}
	s.bulk, s.proof = newBulk(s), &prover{site: s}
	if err = s.bulk.tidy(context.Background()); err != nil {
		return nil, err
	}
	s.ownSheets, s.fields = sync.OnceValues(ownSheets), sync.OnceValues(s.writeFields)
	s.board = s.newBoard()
	s.paths = pagePathsOf(s.routes())
	if s.menus, err = menusOf(s.routes()); err != nil {
		return nil, err
	}
	if config.Demo {
		if s.demos, err = readDemos(); err != nil {
			return nil, err
		}
	}
	s.templates = &templateSet{files: config.Files, store: config.Accounts.Store, set: config.Templates, reports: config.Reports, log: config.Log,
		samples: map[sampleKey]generator.Document{}}
	if config.Files == nil {
		s.templates.files = templates.FS
	}
	return s, s.templates.keepUp(context.Background())
}

func (s *site) handler() (http.Handler, error) {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.HandleMethodNotAllowed, engine.RedirectTrailingSlash = true, false
	if err := engine.SetTrustedProxies(s.Proxies); err != nil {
		return nil, err
	}
	engine.Use(s.record, s.shield, limitBody, s.sameOrigin)
	for _, r := range s.routes() {
		if err := r.may.check(); err != nil {
			return nil, fmt.Errorf("route %s %s: %w", r.method, r.path, err)
		}
		steps := []gin.HandlerFunc{s.answer(s.admit(r.may)), s.answer(legible), s.answer(r.handle)}
		engine.Handle(r.method, r.path, steps...)
		if r.method == http.MethodGet {
			engine.HEAD(r.path, steps...)
		}
	}
	engine.NoRoute(s.answer(s.noPage))
	engine.NoMethod(s.answer(func(*gin.Context) error { return errNoMethod }))
	return engine, nil
}

// busy takes a place among those at work, who use the templates now in force, and gives what hands it back. It is taken once the body is read, so that a slow sender
// keeps nobody waiting; who waits for too long is sent away.
func (s *site) busy(c *gin.Context) (done func(), err error) {
	patience := time.NewTimer(s.patience)
	defer patience.Stop()
	select {
	case s.work <- struct{}{}:
		done = func() { <-s.work }
		if err := s.templates.keepUp(c.Request.Context()); err != nil {
			done()
			return nil, err
		}
		return done, nil
	case <-patience.C:
		return nil, errBusy
	case <-c.Request.Context().Done():
		return nil, errBusy
	}
}

func (s *site) options() generator.Options {
	return generator.Options{Templates: s.Templates, Today: s.Today()}
}
