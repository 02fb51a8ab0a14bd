package web

import (
	"cmp"
	"net/http"
	"runtime"
	"runtime/debug"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/checks/format"
	"huishang/courier"
	"huishang/preview"
	"huishang/scheduler"
	"huishang/store"
)

// statePage is how the installation is.
type statePage struct {
	frame
	Troubles []string // what has to be seen to
	Sending  courier.State
	Database store.About
	Free     int64 // bytes left on the disk of the database
	FreeTold bool
	Program  string
	Go       string
	Rules    string // version
	Count    int    // of the rules
	Layout   int    // rules
	Office   bool   // LibreOffice makes previews of documents
	Memory   uint64 // bytes in use
	Missing  []int  // of this year and the next those without a table of working days
}

// HeapBytes is the memory in use, as sizes are told.
func (p statePage) HeapBytes() int64 { return int64(p.Memory) }

// littleRoom is when the disk is told to be nearly full.
const littleRoom = 2 << 30

// stateShow shows how the installation is: GET /state.
func (s *site) stateShow(c *gin.Context) error {
	page := statePage{frame: s.frame(c, "系统状态"), Rules: s.Rules.Version, Count: len(s.Rules.Entries()), Layout: len(format.Rules())}
	var err error
	if page.Sending, err = s.Courier.State(c.Request.Context()); err != nil {
		return err
	}
	if page.Database, err = s.Accounts.Store.About(c.Request.Context()); err != nil {
		return err
	}
	calendar, err := s.Courier.WorkingDays(c.Request.Context())
	if err != nil {
		return err
	}
	for _, year := range []int{s.Today().Year(), s.Today().Year() + 1} {
		if !calendar.Known(year) {
			page.Missing = append(page.Missing, year)
		}
	}
	if page.Database.Folder != "" {
		page.Free, page.FreeTold = freeBytes(page.Database.Folder)
	}
	page.Office = s.Previews != nil && s.Previews.Shows(preview.Word)
	page.program()
	page.judge(s.Today())
	s.show(c, http.StatusOK, "state_show", page)
	return nil
}

// program tells the build and what it runs on.
func (p *statePage) program() {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = &debug.BuildInfo{}
	}
	p.Program, p.Go = cmp.Or(build.Main.Version, "(devel)"), runtime.Version()+" "+runtime.GOOS+"/"+runtime.GOARCH
	for _, setting := range build.Settings {
		if setting.Key == "vcs.revision" {
			p.Program += "，提交 " + setting.Value[:min(12, len(setting.Value))]
		}
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	p.Memory = memory.HeapAlloc
}

// judge lists what has to be seen to.
func (p *statePage) judge(today huishang.Date) {
	if p.Sending.Mail != courier.MailReady {
		p.Troubles = append(p.Troubles, "邮件未配置：提醒留在“待发”。请按运行维护文档配置邮件服务器。")
	}
	p.Troubles = append(p.Troubles, p.Sending.Faults...)
	if p.Sending.Late {
		p.Troubles = append(p.Troubles, "已超过26小时没有排定提醒。请查看程序的日志，必要时重新启动。")
	}
	if p.Sending.Queue.Failed > 0 {
		p.Troubles = append(p.Troubles, "有提醒永久失败，请在提醒里改正邮箱后重发，或取消。")
	}
	if p.FreeTold && p.Free < littleRoom {
		p.Troubles = append(p.Troubles, "数据库所在的磁盘快满了，剩 "+sizeOf(p.Free)+"。请清理或扩容。")
	}
	for _, year := range p.Missing {
		if year == today.Year() || today.Month() >= 11 {
			p.Troubles = append(p.Troubles, scheduler.Unknown([]int{year})+"。请在工作日历里导入。")
		}
	}
}
