package web

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/courier"
	"huishang/store"
)

// toldDelivery is how the sending of reminders stands, as the API tells it.
type toldDelivery struct {
	Mail     string         `json:"mail"` // 已配置 or 邮件未配置
	Server   string         `json:"server,omitempty"`
	From     string         `json:"from,omitempty"`
	LastScan *time.Time     `json:"last_scan,omitempty"`
	Scanned  string         `json:"scanned_day,omitempty"`
	Late     bool           `json:"late"` // nobody has looked for 26 hours
	Length   int            `json:"queue_length"`
	Open     map[string]int `json:"open"` // by state
	Failed   int            `json:"failed"`
	Oldest   *time.Time     `json:"oldest_due,omitempty"`
	Faults   []string       `json:"faults"` // what is wrong with the settings
}

func tellDelivery(s courier.State) toldDelivery {
	t := toldDelivery{Mail: s.Mail, Server: s.Server, From: s.From, LastScan: instantOf(s.LastScan.At), Scanned: s.LastScan.On.String(), Late: s.Late,
		Length: s.Queue.Length(), Open: map[string]int{}, Failed: s.Queue.Failed, Oldest: instantOf(s.Queue.Oldest), Faults: append([]string{}, s.Faults...)}
	for state, count := range s.Queue.Open {
		t.Open[string(state)] = count
	}
	return t
}

// deliveryShow tells how the sending stands: GET /api/v1/delivery.
func (s *site) deliveryShow(c *gin.Context) error {
	state, err := s.Courier.State(c.Request.Context())
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, tellDelivery(state))
	return nil
}

// toldBadAddress is an address nobody could be reached at, as the API tells it.
type toldBadAddress struct {
	City      string    `json:"city,omitempty"`
	Recipient string    `json:"recipient"`
	Address   string    `json:"address"`
	Answer    string    `json:"answer"`
	Since     time.Time `json:"since"`
	Reminders []string  `json:"reminders"`
}

func tellBadAddress(b store.BadAddress) toldBadAddress {
	return toldBadAddress{b.City, b.Recipient, b.Address, b.Answer, b.Since, b.Reminders}
}

// badAddresses are the addresses that failed before today: a task of today for whoever looks after them.
func (s *site) badAddresses(tx *store.Tx) ([]store.BadAddress, error) {
	return tx.BadAddresses(midnight(s.Today()))
}

// midnight is when a day begins in Shanghai.
func midnight(day huishang.Date) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.FixedZone("北京时间", 8*60*60))
}

// badAddressList tells the addresses that failed for good, from the day after on: GET /api/v1/bad-addresses.
func (s *site) badAddressList(c *gin.Context) error {
	var all []store.BadAddress
	if err := s.view(c, func(tx *store.Tx) (err error) { all, err = s.badAddresses(tx); return err }); err != nil {
		return err
	}
	sendList(c, "bad_addresses", toldEach(all, tellBadAddress), "")
	return nil
}
