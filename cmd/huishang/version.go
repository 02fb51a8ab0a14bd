package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
)

// versionCommand tells which build this is.
type versionCommand struct{}

// Run writes the version, the commit it was built from and the Go release.
func (versionCommand) Run(t terminal) error {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = &debug.BuildInfo{}
	}
	commit := "未知"
	for _, setting := range build.Settings {
		if setting.Key == "vcs.revision" {
			commit = setting.Value
		}
	}
	_, err := fmt.Fprintf(t.out, "huishang（会商） %s，提交 %s，%s\n", cmp.Or(build.Main.Version, "(devel)"), commit, build.GoVersion)
	return err
}
