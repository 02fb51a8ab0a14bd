package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"huishang"
	"huishang/store"
	"huishang/testdata"
)

// keys makes a data file with a key for each office of a consultation of 唐山: keys data.db sets $LIAISON, $DIVISION, $BUREAU and $LEADER, and
// $FOREIGN, which is the bureau of 沧州.
func keys(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 1 {
		ts.Fatalf("usage: keys data.db")
	}
	s, err := store.Open(context.Background(), ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	ts.Check(s.Update(context.Background(), store.System(store.Home), func(tx *store.Tx) error {
		for name, k := range map[string]store.Key{
			"LIAISON": {Role: huishang.RoleLiaison}, "DIVISION": {Role: huishang.RoleDivision, Division: "高新技术处"},
			"BUREAU": {Role: huishang.RoleBureau, City: "130200"}, "FOREIGN": {Role: huishang.RoleBureau, City: "130900"}, "LEADER": {Role: huishang.RoleLeader},
		} {
			k.Name, k.Scopes = name, []store.KeyScope{store.KeyWrite}
			_, secret, err := tx.AddKey(k)
			if err != nil {
				return err
			}
			ts.Setenv(name, secret)
		}
		return nil
	}))
	ts.Check(s.Close())
}

// unfounded writes the dossier of 唐山 before anything was done, four years earlier, and what comes later in files of its own.
func unfounded(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 0 {
		ts.Fatalf("usage: unfounded")
	}
	data, err := testdata.Dossiers.ReadFile("dossiers/130200-唐山市.json")
	ts.Check(err)
	data = regexp.MustCompile(`20[12]\d`).ReplaceAllFunc(data, func(year []byte) []byte {
		n, _ := strconv.Atoi(string(year))
		return strconv.AppendInt(nil, int64(n-4), 10)
	})
	whole, err := huishang.Decode(data)
	ts.Check(err)
	later := map[string]any{"议定书行文.json": whole.Letters.Protocol, "会议行文.json": whole.Letters.Meeting, "工作会议.json": whole.Meeting,
		"厅方案.json": whole.Plans[0], "市方案.json": whole.Plans[1]}
	for name, part := range later {
		text, err := huishang.Encode(part)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), bytes.ReplaceAll(text, []byte(`"A`), []byte(`"TP`)), 0o644))
	}
	whole.Protocol.Status, whole.Protocol.SignDate, whole.Protocol.Title = huishang.ProtocolDraft, huishang.Date{}, whole.Protocol.Title+"（草案）"
	whole.Procedure, whole.Approvals, whole.Opinions = huishang.Procedure{}, huishang.Approvals{}, huishang.Opinions{}
	whole.Agreement, whole.Meeting, whole.Plans, whole.Letters.Protocol, whole.Letters.Meeting = nil, nil, nil, nil, nil
	text, err := huishang.Encode(whole)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs("卷宗.json"), text, 0o644))
}

var fileIn = regexp.MustCompile(`@([^@,}\]]+\.json)`)

// api asks the API with somebody's key, and prints status, title of the headers and body: api LIAISON GET /dossiers. A third word is the body, in
// which @name.json stands for a file, or the name of a file to be filed. A change rests on the entity tag the last answer had, $ETAG;
// $LOCATION is where the last new thing is.
func api(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 3 {
		ts.Fatalf("usage: api WHO METHOD path [body]")
	}
	body, kind := "", "application/json"
	if len(args) > 3 {
		body = fileIn.ReplaceAllStringFunc(args[3], func(name string) string { return ts.ReadFile(name[1:]) })
	}
	if !strings.HasPrefix(args[2], "/api/") {
		args[2] = "/api/v1" + args[2]
	}
	answer, text := apiRequest(ts, args[0], args[1], args[2], kind, body)
	fmt.Fprintf(ts.Stdout(), "%s\n%s\n", answer.Status, text)
	if tag := answer.Header.Get("ETag"); tag != "" && args[1] != http.MethodGet || strings.HasPrefix(tag, `"v`) {
		ts.Setenv("ETAG", tag)
	}
	if where := answer.Header.Get("Location"); where != "" {
		ts.Setenv("LOCATION", where)
	}
	if found := regexp.MustCompile(`"file_sha256":"([0-9a-f]{64})"`).FindStringSubmatch(text); found != nil && args[1] == http.MethodPost {
		ts.Setenv("TEXT", found[1])
	}
}

func apiRequest(ts *testscript.TestScript, who, method, path, kind, body string) (*http.Response, string) {
	const patience = 20 * time.Second
	for start := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		r, err := http.NewRequest(method, "http://"+ts.Getenv("ADDRESS")+path, strings.NewReader(body))
		ts.Check(err)
		r.Header.Set("Authorization", "Bearer "+ts.Getenv(who))
		r.Header.Set("Content-Type", kind)
		if tag := ts.Getenv("ETAG"); method != http.MethodGet && tag != "" {
			r.Header.Set("If-Match", tag)
		}
		if key := ts.Getenv("KEY"); key != "" {
			r.Header.Set("Idempotency-Key", key)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			if time.Since(start) > patience {
				ts.Fatalf("%s %s: %v", method, path, err)
			}
			continue
		}
		text, err := io.ReadAll(answer.Body)
		ts.Check(err)
		ts.Check(answer.Body.Close())
		return answer, string(text)
	}
}

// opens fetches the last document of a kind that lies under a round of a dossier, opens it and holds what it says: opens /dossiers/x agreement 2 word...
func opens(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 4 {
		ts.Fatalf("usage: opens dossier kind round word...")
	}
	_, listed := apiRequest(ts, "LIAISON", http.MethodGet, args[0]+"/documents?round="+args[2], "", "")
	var list struct {
		Documents []struct{ ID, Kind, SHA256 string }
	}
	ts.Check(json.Unmarshal([]byte(listed), &list))
	id, tag := "", ""
	for _, d := range list.Documents {
		if d.Kind == args[1] {
			id, tag = d.ID, `"`+d.SHA256+`"`
		}
	}
	if id == "" {
		ts.Fatalf("no %s lies under round %s", args[1], args[2])
	}
	answer, data := apiRequest(ts, "LIAISON", http.MethodGet, args[0]+"/documents/"+id, "", "")
	if answer.Header.Get("ETag") != tag || !strings.Contains(answer.Header.Get("Content-Disposition"), "filename*=UTF-8''%E5%94%90") {
		ts.Fatalf("headers %v, want the tag %s", answer.Header, tag)
	}
	text := wordText(ts, data)
	for _, word := range args[3:] {
		if !strings.Contains(text, word) {
			ts.Fatalf("%s of round %s does not say %q:\n%s", args[1], args[2], word, text)
		}
	}
}

// wordText is the text of all parts of a Word document.
func wordText(ts *testscript.TestScript, data string) string {
	archive, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	ts.Check(err)
	var all strings.Builder
	for _, part := range archive.File {
		if ok, _ := filepath.Match("word/*.xml", part.Name); !ok {
			continue
		}
		r, err := part.Open()
		ts.Check(err)
		body, err := io.ReadAll(r)
		ts.Check(err)
		all.WriteString(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(string(body), "</w:p>", "\n"), "")))
	}
	return all.String()
}

var newestIn = regexp.MustCompile(`"id":"([A-Z0-9]+)"`)

// newest remembers as $N the address of the dossier the last answer told first.
func newest(ts *testscript.TestScript, _ bool, _ []string) {
	found := newestIn.FindStringSubmatch(ts.ReadFile("stdout"))
	if found == nil {
		ts.Fatalf("no dossier was told")
	}
	ts.Setenv("N", "/api/v1/dossiers/"+found[1])
}
