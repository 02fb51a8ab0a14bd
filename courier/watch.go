package courier

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"huishang"
	"huishang/store"
)

// pingWithin bounds how long the watchdog is waited for.
const pingWithin = 10 * time.Second

// Watch holds that somebody has looked for reminders lately. When nobody has for 26 hours it queues a letter to the administrators, one for each
// such time; as long as all is well it tells the watchdog outside, whose alarm is that it hears nothing.
func (c *Courier) Watch(ctx context.Context) error {
	s, err := c.State(ctx)
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	if s.Late {
		return c.alert(ctx, s)
	}
	return c.ping(ctx)
}

func (c *Courier) alert(ctx context.Context, s State) error {
	since := s.LastScan.At
	if since.IsZero() {
		since = s.Begun
	}
	notice := &Notice{Title: "厅市会商提醒停了", Page: "/state", Paragraphs: []string{s.overdue(),
		"提醒每天8时30分排定一次。请查看服务的日志；服务恢复后，错过的提醒会自动补发，每件事只发一次。"}}
	added := 0
	err := c.Store.Update(ctx, store.System(store.Home), func(tx *store.Tx) (err error) {
		day := huishang.DateOf(since.In(shanghai))
		added, err = c.alarm(tx, "全省/"+KindAlarm+"/"+since.UTC().Format(time.RFC3339), day, "超过26小时", notice)
		return err
	})
	if err != nil {
		return fmt.Errorf("tell the administrators: %w", err)
	}
	if added > 0 {
		c.Log.Error("no plan for 26 hours", "last", s.LastScan.At)
	}
	return nil
}

// ping tells the watchdog that all is well.
func (c *Courier) ping(ctx context.Context) error {
	if c.Watchdog == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, pingWithin)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Watchdog, nil)
	if err != nil {
		return fmt.Errorf("tell the watchdog: %w", err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return fmt.Errorf("tell the watchdog: %w", err)
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(answer.Body, 64<<10)); err != nil {
		return fmt.Errorf("tell the watchdog: %w", err)
	}
	if answer.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("tell the watchdog: it answered %s", answer.Status)
	}
	return nil
}
