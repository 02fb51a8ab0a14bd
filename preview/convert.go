package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// dots is how many dots an inch of paper has in a picture.
const dots = 108

// convert makes the pages of a document in a folder of its own and puts them on the shelf.
func (d *Desk) convert(ctx context.Context, p Paper) (int, error) {
	work, err := os.MkdirTemp(d.config.Folder, "work-")
	if err != nil {
		return 0, fmt.Errorf("make a folder to work in: %w", err)
	}
	defer os.RemoveAll(work)
	data, err := p.Read(ctx)
	if err != nil {
		return 0, fmt.Errorf("read the document to show: %w", err)
	}
	// The name is ours: that of the document goes to no program.
	source := filepath.Join(work, "document."+string(p.Kind))
	if err := os.WriteFile(source, data, 0o600); err != nil {
		return 0, fmt.Errorf("lay out the document to show: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, d.config.Limits.Time)
	defer cancel()
	if p.Kind != PDF {
		if err := d.print(ctx, work, source); err != nil {
			return 0, err
		}
	}
	if err := d.paint(ctx, work); err != nil {
		return 0, err
	}
	pages, err := paintedIn(work)
	if err != nil {
		return 0, err
	}
	if len(pages) == 0 {
		return 0, Failed{"文件没有可以显示的页"}
	}
	return len(pages), d.shelf.put(p.SHA256, pages)
}

// print has LibreOffice make document.pdf.
func (d *Desk) print(ctx context.Context, work, source string) error {
	profile := filepath.Join(work, "profile")
	if err := writeProfile(profile); err != nil {
		return err
	}
	err := d.run(ctx, work, d.config.Office, "-env:UserInstallation=file://"+profile, "--headless", "--invisible", "--nologo", "--norestore", "--nodefault",
		"--nolockcheck", "--convert-to", "pdf", "--outdir", work, source)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(work, "document.pdf")); err != nil {
		return Failed{"LibreOffice 打不开这份文件"}
	}
	return nil
}

// paint has pdftoppm make page-1.png and so on.
func (d *Desk) paint(ctx context.Context, work string) error {
	return d.run(ctx, work, d.config.Painter, "-png", "-r", strconv.Itoa(dots), "-l", strconv.Itoa(d.config.Limits.Pages), filepath.Join(work, "document.pdf"), filepath.Join(work, "page"))
}

// run runs a program in the cage. That it failed by itself is told as [Failed].
func (d *Desk) run(ctx context.Context, work, program string, arguments ...string) error {
	command := d.cage.command(ctx, d.config.Limits, program, arguments...)
	command.Dir = work
	command.Env = []string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + work, "TMPDIR=" + work, "LANG=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"}
	command.WaitDelay = 2 * time.Second
	said := &last{most: 2 << 10}
	command.Stdout, command.Stderr = said, said
	err := command.Run()
	sweep(command)
	switch {
	case d.life.Err() != nil:
		return d.life.Err()
	case ctx.Err() != nil:
		d.config.Log.Warn("preview took too long", "program", filepath.Base(program), "limit", d.config.Limits.Time.String())
		return Failed{fmt.Sprintf("生成版面超过了%d秒，已停止", int(d.config.Limits.Time.Seconds()))}
	case err != nil:
		d.config.Log.Warn("preview failed", "program", filepath.Base(program), "cause", err.Error(), "said", said.String())
		return Failed{"生成版面时出错，文件可能太大或有损坏"}
	}
	return nil
}

// paintedIn lists the pictures of the pages in their order.
func paintedIn(work string) ([]string, error) {
	pages, err := filepath.Glob(filepath.Join(work, "page-*.png"))
	if err != nil {
		return nil, err
	}
	number := func(page string) int {
		n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(page), "page-"), ".png"))
		return n
	}
	slices.SortFunc(pages, func(a, b string) int { return number(a) - number(b) })
	return pages, nil
}

// last keeps the last bytes a program said.
type last struct {
	buffer bytes.Buffer
	most   int
}

// Write implements [io.Writer].
func (l *last) Write(data []byte) (int, error) {
	l.buffer.Write(data)
	if over := l.buffer.Len() - l.most; over > 0 {
		l.buffer.Next(over)
	}
	return len(data), nil
}

func (l *last) String() string { return strings.ToValidUTF8(l.buffer.String(), "?") }

// writeProfile begins a profile under which LibreOffice runs no macro, follows no link and reaches no network.
func writeProfile(folder string) error {
	user := filepath.Join(folder, "user")
	err := errors.Join(os.MkdirAll(user, 0o700), os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(profile), 0o600))
	if err != nil {
		return fmt.Errorf("begin a profile: %w", err)
	}
	return nil
}

const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
`
