package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"huishang"
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
	if err := holdHonoured(route, answer); err != nil {
		return err
	}
	told, _, _ := mime.ParseMediaType(answer.Header().Get("Content-Type"))
	out.Options.ExcludeResponseBody = !strings.HasSuffix(told, "json")
	out.SetBodyBytes(answer.Body.Bytes())
	if err := openapi3filter.ValidateResponse(r.Context(), out); err != nil {
		return err
	}
	return holdMedia(route, answer.Code, told)
}

// holdHonoured holds that the headers of a request an answer speaks of are described: whoever is told that somebody changed it first gave
// If-Match, or should have, and whoever is answered again gave Idempotency-Key.
func holdHonoured(route *routers.Route, answer *httptest.ResponseRecorder) error {
	takes := func(header string) bool {
		return route.Operation.Parameters.GetByInAndName("header", header) != nil || route.PathItem.Parameters.GetByInAndName("header", header) != nil
	}
	switch {
	case (answer.Code == http.StatusPreconditionFailed || answer.Code == http.StatusPreconditionRequired) && !takes("If-Match"):
		return errors.New("it goes by If-Match, which is not described")
	case answer.Header().Get("Idempotency-Replayed") != "" && !takes("Idempotency-Key"):
		return errors.New("it goes by Idempotency-Key, which is not described")
	}
	return nil
}

// TestTheDossierIsDescribed holds what is described of a dossier against what one may hold: no more is refused, and no less taken.
func TestTheDossierIsDescribed(t *testing.T) {
	schema := readContract(t).doc.Components.Schemas["Dossier"].Value
	kinds := map[reflect.Kind]string{reflect.Slice: "array", reflect.Struct: "object", reflect.Pointer: "object", reflect.String: "string"}
	var fields []string
	for _, f := range huishang.Fields(reflect.TypeFor[huishang.Dossier]()) {
		fields = append(fields, f.JSON)
		want := kinds[f.Type.Kind()]
		if f.Type == reflect.TypeFor[huishang.Date]() {
			want = "string"
		}
		if described := schema.Properties[f.JSON]; described == nil || !described.Value.Type.Is(want) {
			t.Errorf("%s is not described as %s", f.JSON, want)
		}
	}
	for name := range schema.Properties {
		if !slices.Contains(fields, name) {
			t.Errorf("openapi.yaml describes %s, which no dossier has", name)
		}
	}
}

// TestWhatIsRequiredIsEnough sends no more than the description asks for.
func TestWhatIsRequiredIsEnough(t *testing.T) {
	w := newTown(t, Config{})
	for path, values := range map[string]string{
		"users": `{"login":"lisi","name":"李四","role":"leader"}`, "keys": `{"name":"厅里的大屏","scopes":["read"],"role":"leader"}`,
	} {
		operation := readContract(t).doc.Paths.Value(apiRoot + path).Post
		schema := operation.RequestBody.Value.Content.Get("application/json").Schema.Value
		var all, given map[string]any
		if err := json.Unmarshal([]byte(values), &all); err != nil {
			t.Fatal(err)
		}
		given = map[string]any{"role": all["role"]} // without it, a city is asked for
		for _, name := range schema.Required {
			given[name] = all[name]
		}
		body, err := json.Marshal(given)
		if err != nil {
			t.Fatal(err)
		}
		if answer, told := w.ask(w.of("admin"), http.MethodPost, apiRoot+path, string(body)); answer.StatusCode != http.StatusCreated {
			t.Errorf("%s with %s: %d %s", path, body, answer.StatusCode, told)
		}
	}
}

// TestEveryPostMayBeRepeated holds which requests that make something can be sent again under an Idempotency-Key: all but those listed, which
// keep nothing, or whose answer is for once.
func TestEveryPostMayBeRepeated(t *testing.T) {
	var without []string
	for path, item := range readContract(t).doc.Paths.Map() {
		if item.Post != nil && item.Post.Parameters.GetByInAndName("header", "Idempotency-Key") == nil {
			without = append(without, strings.TrimPrefix(path, apiRoot))
		}
	}
	slices.Sort(without)
	want := []string{"checks", "documents/{kind}", "me/feeds", "me/password", "sessions", "users/{id}/password"}
	if !slices.Equal(without, want) {
		t.Errorf("without a key are %q, want %q", without, want)
	}
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
