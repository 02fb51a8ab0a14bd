package courier

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/jonboulle/clockwork"

	"huishang"
	"huishang/store"
)

// When the plan of a day is made, in the time of Shanghai.
const (
	planHour   = 8
	planMinute = 30
)

// How often the program looks whether something is to be done.
const (
	missedEvery = time.Minute // a plan that was not made
	watchEvery  = 10 * time.Minute
	stopWithin  = time.Minute // for the letter under way
)

// Run plans, delivers and watches until ctx ends. Of several programs on a database one plans, the leader; all deliver. every is the time between two
// deliveries. The clock decides when something is done, Config.Now what time is written down.
func (c *Courier) Run(ctx context.Context, every time.Duration, clock clockwork.Clock) (err error) {
	leader, err := c.schedule(clock, gocron.WithDistributedElector(elector{c.Store}))
	if err != nil {
		return err
	}
	everybody, err := c.schedule(clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, leader.Shutdown(), everybody.Shutdown()) }()
	at := gocron.NewAtTimes(gocron.NewAtTime(planHour, planMinute, 0))
	for _, job := range []struct {
		on   gocron.Scheduler
		name string
		when gocron.JobDefinition
		do   func(context.Context) error
	}{
		{leader, "plan", gocron.DailyJob(1, at), c.plan},
		{leader, "missed", gocron.DurationJob(missedEvery), c.Missed},
		{leader, "watch", gocron.DurationJob(watchEvery), c.Watch},
		{everybody, "deliver", gocron.DurationJob(every), c.Deliver},
	} {
		options := []gocron.JobOption{gocron.WithName(job.name), gocron.WithContext(ctx), gocron.WithSingletonMode(gocron.LimitModeReschedule)}
		if job.name != "plan" {
			options = append(options, gocron.WithStartAt(gocron.WithStartImmediately()))
		}
		if _, err := job.on.NewJob(job.when, gocron.NewTask(c.logged(job.name, job.do)), options...); err != nil {
			return fmt.Errorf("schedule %s: %w", job.name, err)
		}
	}
	leader.Start()
	everybody.Start()
	<-ctx.Done()
	return nil
}

func (c *Courier) schedule(clock clockwork.Clock, options ...gocron.SchedulerOption) (gocron.Scheduler, error) {
	s, err := gocron.NewScheduler(append(options, gocron.WithLocation(shanghai), gocron.WithClock(clock), gocron.WithStopTimeout(stopWithin))...)
	if err != nil {
		return nil, fmt.Errorf("make the alarm clock: %w", err)
	}
	return s, nil
}

// logged does a job and logs what went wrong; the next time it is tried again.
func (c *Courier) logged(name string, do func(context.Context) error) func(context.Context) {
	return func(ctx context.Context) {
		if err := do(ctx); err != nil && ctx.Err() == nil {
			c.Log.Error("job", "name", name, "cause", err.Error())
		}
	}
}

func (c *Courier) plan(ctx context.Context) error {
	_, err := c.Plan(ctx)
	return err
}

// Missed makes the plan of today when its time has come and nobody has made it: the program was off, or the leader died.
func (c *Courier) Missed(ctx context.Context) error {
	now := c.Now().In(shanghai)
	today := huishang.DateOf(now)
	if now.Before(planTime(today)) {
		return nil
	}
	var last store.Scan
	if err := c.Store.View(ctx, store.System(store.Home), func(tx *store.Tx) (err error) {
		last, err = tx.LastScan()
		return err
	}); err != nil || !last.On.Before(today) {
		return err
	}
	return c.plan(ctx)
}

// elector lets the program lead that the store says leads.
type elector struct{ store *store.Store }

var errFollows = errors.New("another program leads")

// IsLeader implements [gocron.Elector].
func (e elector) IsLeader(ctx context.Context) error {
	leads, err := e.store.Lead(ctx)
	if err == nil && !leads {
		err = errFollows
	}
	return err
}
