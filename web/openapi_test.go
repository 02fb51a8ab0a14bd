package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// A contract is the description of the API, to hold requests and answers against.
type contract struct {
	doc    *openapi3.T
	router routers.Router
}

// writtenContract is read once for all tests.
var writtenContract = sync.OnceValues(func() (contract, error) {
	doc, err := openapi3.NewLoader().LoadFromData(openapiText)
	if err != nil {
		return contract{}, err
	}
	if err := doc.Validate(context.Background()); err != nil {
		return contract{}, err
	}
	router, err := legacy.NewRouter(doc)
	return contract{doc, router}, err
})

func readContract(t testing.TB) contract {
	t.Helper()
	c, err := writtenContract()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// described reports whether a path belongs to the description.
func described(path string) bool { return strings.HasPrefix(path, "/api/") || path == "/healthz" }

// TestEveryRouteIsDescribed holds the table of routes and the description against each other.
func TestEveryRouteIsDescribed(t *testing.T) {
	var routed, written []string
	for _, r := range newTown(t, Config{Demo: true}).site.routes() {
		if described(r.path) {
			routed = append(routed, r.method+" "+regexp.MustCompile(`:([a-z]+)`).ReplaceAllString(r.path, "{$1}"))
		}
	}
	for path, item := range readContract(t).doc.Paths.Map() {
		for method := range item.Operations() {
			written = append(written, method+" "+path)
		}
	}
	slices.Sort(routed)
	slices.Sort(written)
	for _, r := range routed {
		if !slices.Contains(written, r) {
			t.Errorf("%s is not described in openapi.yaml", r)
		}
	}
	for _, w := range written {
		if !slices.Contains(routed, w) {
			t.Errorf("openapi.yaml describes %s, which is no route", w)
		}
	}
}

// held lets requests through to a handler and holds each answer of the API, and each request that was granted, against the description.
func held(t testing.TB, handler http.Handler) http.Handler {
	t.Helper()
	c := readContract(t)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !described(r.URL.Path) || r.Method == http.MethodHead {
			handler.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(r.Body)
		r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), bodyEnd{err}))
		answer := httptest.NewRecorder()
		asked := r.Clone(r.Context())
		handler.ServeHTTP(answer, r)
		asked.Body = io.NopCloser(bytes.NewReader(body))
		if err := c.hold(asked, answer); err != nil {
			t.Errorf("%s %s (%d) departs from openapi.yaml: %v\n%.300s", r.Method, r.URL, answer.Code, err, answer.Body)
		}
		for name, values := range answer.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes())
	})
}

// A bodyEnd is what comes after a body: its end, or the error it ended with.
type bodyEnd struct{ err error }

func (b bodyEnd) Read([]byte) (int, error) {
	if b.err == nil {
		return 0, io.EOF
	}
	return 0, b.err
}

func (c contract) hold(r *http.Request, answer *httptest.ResponseRecorder) error {
	route, parameters, err := c.router.FindRoute(r)
	if err != nil { // nothing is routed there: then it must have been refused
		if answer.Code == http.StatusNotFound || answer.Code == http.StatusMethodNotAllowed || answer.Code == http.StatusForbidden {
			return nil
		}
		return err
	}
	in := &openapi3filter.RequestValidationInput{Request: r, PathParams: parameters, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, MultiError: true}}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	in.Options.ExcludeRequestBody = kind != "application/json"
	if answer.Code < http.StatusBadRequest {
		if err := openapi3filter.ValidateRequest(r.Context(), in); err != nil {
			return err
		}
	}
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: answer.Code, Header: answer.Header(),
		Options: &openapi3filter.Options{MultiError: true, IncludeResponseStatus: true}}
	told, _, _ := mime.ParseMediaType(answer.Header().Get("Content-Type"))
	out.Options.ExcludeResponseBody = !strings.HasSuffix(told, "json")
	out.SetBodyBytes(answer.Body.Bytes())
	if err := openapi3filter.ValidateResponse(r.Context(), out); err != nil {
		return err
	}
	return holdMedia(route, answer.Code, told)
}

// holdMedia holds that an answer with a body is of a described kind.
func holdMedia(route *routers.Route, status int, told string) error {
	answer := route.Operation.Responses.Status(status)
	if answer == nil {
		answer = route.Operation.Responses.Default()
	}
	if told != "" && len(answer.Value.Content) > 0 && answer.Value.Content.Get(told) == nil {
		return errors.New("the answer is " + told)
	}
	return nil
}
