package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"huishang/courier"
	"huishang/store"
)

// metricsShow gives the figures of the program as Prometheus reads them: GET /metrics. It is asked with a key of the department.
func (s *site) metricsShow(c *gin.Context) error {
	state, err := s.Courier.State(c.Request.Context())
	if err != nil {
		return err
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(figures{state, s.Courier}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	promhttp.HandlerFor(registry, promhttp.HandlerOpts{ErrorHandling: promhttp.HTTPErrorOnError}).ServeHTTP(c.Writer, c.Request)
	if c.Writer.Status() != http.StatusOK {
		s.Log.Error("metrics", "status", c.Writer.Status())
	}
	return nil
}

// figures are those of the reminders at one moment.
type figures struct {
	state   courier.State
	courier *courier.Courier
}

// Describe implements [prometheus.Collector]: the figures differ from time to time.
func (figures) Describe(chan<- *prometheus.Desc) {}

// Collect implements [prometheus.Collector].
func (f figures) Collect(out chan<- prometheus.Metric) {
	gauge := func(name, help string, value float64) { send1(out, prometheus.GaugeValue, name, help, value) }
	if at := f.state.LastScan.At; !at.IsZero() {
		gauge("huishang_last_scan_timestamp_seconds", "When reminders were planned last.", float64(at.Unix()))
	}
	late := 0.0
	if f.state.Late {
		late = 1
	}
	gauge("huishang_scan_late", "1 when nobody has planned reminders for 26 hours.", late)
	gauge("huishang_queue_length", "Reminders that are still to leave.", float64(f.state.Queue.Length()))
	oldest := 0.0
	if at := f.state.Queue.Oldest; !at.IsZero() {
		oldest = f.courier.Now().Sub(at).Seconds()
	}
	gauge("huishang_queue_oldest_seconds", "How long the reminder due longest has been due.", oldest)
	gauge("huishang_reminders_failed", "Reminders that failed for good and that nobody has seen to.", float64(f.state.Queue.Failed))
	for _, state := range store.ReminderStates() {
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc("huishang_queue_reminders", "Reminders that are still to leave, by state.", []string{"state"}, nil),
			prometheus.GaugeValue, float64(f.state.Queue.Open[state]), string(state))
	}
	send1(out, prometheus.CounterValue, "huishang_letters_sent_total", "Letters this program handed to the server.", float64(f.courier.Sent()))
	send1(out, prometheus.CounterValue, "huishang_letters_failed_total", "Tries of this program that came to nothing.", float64(f.courier.Failed()))
}

func send1(out chan<- prometheus.Metric, kind prometheus.ValueType, name, help string, value float64) {
	out <- prometheus.MustNewConstMetric(prometheus.NewDesc(name, help, nil, nil), kind, value)
}
