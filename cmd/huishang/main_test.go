package main

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"huishang/testdata"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"huishang": main, "huishang-paced": paced})
}

// TestStories runs the program as staff do: every story is a file of commands, input files and what must come of them.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		Setup:               setUp,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "excel": excel, "inside": inside, "shows": shows, "word": word, "says": says, "cut": cutFile, "edit": edit, "fetch": fetch,
			"keys": keys, "unfounded": unfounded, "api": api, "opens": opens, "newest": newest, "keep": keep, "hold": hold, "bend": bend,
			"write": write, "lists": lists, "remarks": remarks,
		},
	})
}

// setUp puts the dossiers where a story finds them, $DOSSIERS, and gives it a free address, $ADDRESS.
func setUp(env *testscript.Env) error {
	dossiers := filepath.Join(env.WorkDir, "dossiers")
	if err := os.MkdirAll(dossiers, 0o755); err != nil {
		return err
	}
	for code, name := range map[string]string{"130100": "130100-石家庄市", "130200": "130200-唐山市", "130900": "130900-沧州市"} {
		data, err := testdata.Dossiers.ReadFile("dossiers/" + name + ".json")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dossiers, code+".json"), data, 0o644); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	env.Setenv("DOSSIERS", dossiers)
	env.Setenv("ADDRESS", listener.Addr().String())
	return listener.Close()
}

// exits runs a command that must end with a status: exits 2 huishang --quick.
func exits(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: exits status command [args...]")
	}
	status := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("run %s: %v", args[1], err)
		}
		status = exit.ExitCode()
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("exit status %d, want %s", status, args[0])
	}
}
