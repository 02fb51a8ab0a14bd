// Package web shows the pages and answers the API. Both come from one table of routes (routes.go).
package web

import (
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks"
	"huishang/generator"
)

// Config is what a site is made of.
type Config struct {
	Templates *generator.Templates
	Rules     *checks.Rules
	Demo      bool                 // offer the dossiers of testdata
	Today     func() huishang.Date // the day documents are made on
	Log       *slog.Logger
}

// A site answers requests. It keeps nothing on disk.
type site struct {
	Config
	shelf  *shelf
	demos  []demo
	pages  pages
	origin *http.CrossOriginProtection

	work     chan struct{} // a place for everybody who reads dossiers or fills documents
	patience time.Duration // of who waits for one
}

// New gives the handler of a site.
func New(config Config) (http.Handler, error) {
	s := &site{Config: config, shelf: newShelf(time.Now), origin: http.NewCrossOriginProtection(),
		work: make(chan struct{}, 2*runtime.GOMAXPROCS(0)), patience: 10 * time.Second}
	var err error
	if s.pages, err = parsePages(); err != nil {
		return nil, err
	}
	if config.Demo {
		if s.demos, err = readDemos(); err != nil {
			return nil, err
		}
	}
	return s.handler()
}

func (s *site) handler() (http.Handler, error) {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.HandleMethodNotAllowed = true
	if err := engine.SetTrustedProxies(nil); err != nil {
		return nil, err
	}
	engine.Use(s.record, shield, limitBody, s.sameOrigin)
	for _, r := range s.routes() {
		engine.Handle(r.method, r.path, s.answer(r.handle))
		if r.method == http.MethodGet {
			engine.HEAD(r.path, s.answer(r.handle))
		}
	}
	engine.NoRoute(s.answer(func(*gin.Context) error { return errNoPage }))
	engine.NoMethod(s.answer(func(*gin.Context) error { return errNoMethod }))
	return engine, nil
}

// busy takes a place among those at work and gives what hands it back. It is taken once the body is read, so that a slow sender
// keeps nobody waiting; who waits for too long is sent away.
func (s *site) busy(c *gin.Context) (done func(), err error) {
	patience := time.NewTimer(s.patience)
	defer patience.Stop()
	select {
	case s.work <- struct{}{}:
		return func() { <-s.work }, nil
	case <-patience.C:
		return nil, errBusy
	case <-c.Request.Context().Done():
		return nil, errBusy
	}
}

func (s *site) options() generator.Options {
	return generator.Options{Templates: s.Templates, Today: s.Today()}
}
