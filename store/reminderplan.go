package store

import (
	"cmp"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// NewReminder is a reminder somebody is owed.
type NewReminder struct {
	ReminderKey
	City    string          // six digits; empty when it concerns no single city
	Address string          // one address
	Due     time.Time       // when it should leave
	Payload json.RawMessage // what the message is written from
	Digest  bool            // it leaves in one message with all of its plan that go to the same address at the same time
	Unsent  string          // why it is not sent, in Chinese: it stands in the list as cancelled; empty when it is sent
	File    File            // leaves with it, as [Tx.PutReminderFile] gave it; or none
}

// Planned is what became of a plan.
type Planned struct {
	Added int // the others were planned before
	Bad   int // of the new ones those whose address cannot be written to; they have failed at once
}

// messageHost is what stands behind the @ of a Message-ID.
var messageHost = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$`)

// PlanReminders queues reminders; those that were ever planned before, whatever became of them, stay as they are. host ends their
// Message-IDs. An address nobody can write to keeps no other reminder back: its own has failed at once, so that staff see it.
//
// The audit log gets one line for the whole plan. A plan is one deed of the program, which follows from the dossiers; the reminders
// themselves are rows that nobody takes out, and thousands of lines a day would bury what people did.
func (tx *Tx) PlanReminders(host string, all []NewReminder) (Planned, error) {
	if !messageHost.MatchString(host) {
		return Planned{}, Refused{fmt.Sprintf("邮件编号的主机名“%s”不对，应如 huishang.example.gov.cn。", host)}
	}
	p := planning{tx: tx, host: host, now: instantText(tx.now), messages: map[[2]string]string{}}
	ids := idsInOrder(len(all))
	for i, at := range byKey(all) {
		r := &all[at]
		if err := p.add(ids[i], r); err != nil {
			return Planned{}, fmt.Errorf("plan the reminder %s to %s: %w", r.Duty, r.Recipient, err)
		}
	}
	if err := errors.Join(p.put(&p.good, &p.planned.Added), p.put(&p.bad, &p.planned.Bad), p.end()); err != nil {
		return Planned{}, err
	}
	p.planned.Added += p.planned.Bad
	if p.planned.Added == 0 {
		return p.planned, nil
	}
	return p.planned, tx.enter(ActionPlanReminders, "", "", map[string]any{"asked": len(all), "added": p.planned.Added, "bad": p.planned.Bad})
}

// byKey gives the places of reminders in the order of their keys, in which the indexes grow where they grew last. With as many as a province has in
// a day that spares most of the work.
func byKey(all []NewReminder) []int {
	places := make([]int, len(all))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int {
		a, b := &all[i], &all[j]
		if most := cmp.Or(cmp.Compare(a.City, b.City), cmp.Compare(a.Duty, b.Duty), cmp.Compare(a.Recipient, b.Recipient)); most != 0 {
			return most
		}
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), a.Base.Compare(b.Base), cmp.Compare(a.Step, b.Step))
	})
	return places
}

// idsInOrder makes ids nobody can guess, in order for the same reason.
func idsInOrder(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = rand.Text()
	}
	slices.Sort(ids)
	return ids
}

// planRows is how many reminders a statement adds. SQLite, which is in the program, takes one at a time most quickly, since a short statement
// binds fast; a server is asked seldom, which counts when it is far away.
func (p *planning) planRows() int {
	if p.tx.store.address.dialect == sqlite {
		return 1
	}
	return serverRows
}

const serverRows = 100

// planning collects the rows of a plan and writes several at a time.
type planning struct {
	tx        *Tx
	adding    *sql.Stmt // adds planRows reminders
	host      string
	messages  map[[2]string]string // Message-IDs of digests, by address and instant
	now       string
	due       instants
	good, bad []any // arguments of the rows not yet written
	planned   Planned
}

const planColumns = `tenant, id, city, duty, recipient, kind, base, step, address, message_id, payload, state, planned_at, due_at, answer, ended_at, file`

// planValues is the number of columns a plan gives a value.
const planValues = 17

func (p *planning) add(id string, r *NewReminder) error {
	if err := r.check(p.tx.scope); err != nil {
		return err
	}
	due := p.due.text(r.Due)
	state, fault, ended, message := ReminderWaiting, addressFault(r.Address), "", p.message(r, due)
	rows, count := &p.good, &p.planned.Added
	switch {
	case r.Unsent != "":
		state, due, fault, ended = ReminderCancelled, "", plainLine(r.Unsent), p.now
	case fault != "":
		rows, count = &p.bad, &p.planned.Bad
		state, due, ended = ReminderFailed, "", p.now
	}
	*rows = append(*rows, p.tx.scope.Tenant, id, r.City, r.Duty, r.Recipient, r.Kind, r.Base.String(), r.Step, plainLine(r.Address),
		message, string(r.Payload), string(state), p.now, due, fault, ended, r.File.SHA256)
	if len(*rows) < p.planRows()*planValues {
		return nil
	}
	return p.put(rows, count)
}

// message is the Message-ID of a reminder that is due at an instant.
func (p *planning) message(r *NewReminder, due string) string {
	if !r.Digest {
		return newMessageID(p.host)
	}
	together := [2]string{r.Address, due}
	if p.messages[together] == "" {
		p.messages[together] = newMessageID(p.host)
	}
	return p.messages[together]
}

// end lets go of the statement.
func (p *planning) end() error {
	if p.adding == nil {
		return nil
	}
	return p.adding.Close()
}

func newMessageID(host string) string { return strings.ToLower(rand.Text()) + "@" + host }

// put writes the rows collected and counts those that are new.
func (p *planning) put(arguments *[]any, count *int) error {
	if len(*arguments) == 0 {
		return nil
	}
	rows, err := p.insert(*arguments)
	if err != nil {
		return fmt.Errorf("queue reminders: %w", err)
	}
	*count += int(rows)
	*arguments = (*arguments)[:0]
	return nil
}

// insert adds rows, by a statement that is prepared once where there are as many as usual.
func (p *planning) insert(arguments []any) (int64, error) {
	if len(arguments) != p.planRows()*planValues {
		return p.tx.run(insertReminders(len(arguments)/planValues), arguments)
	}
	if p.adding == nil {
		var err error
		if p.adding, err = p.tx.prepare(insertReminders(p.planRows())); err != nil {
			return 0, err
		}
	}
	return p.tx.runPrepared(p.adding, arguments)
}

// insertReminders is the statement that adds so many reminders, each unless its key is there.
func insertReminders(rows int) string {
	var text strings.Builder
	text.WriteString(`INSERT INTO reminders (` + planColumns + `, tries, first_tried_at, claimed_by, doubted_at, settled_at, acknowledged_at) VALUES `)
	for n := range rows {
		if n > 0 {
			text.WriteString(", ")
		}
		text.WriteString("(" + parameters(n*planValues+1, planValues) + ", 0, '', '', '', '', '')")
	}
	text.WriteString(` ON CONFLICT (tenant, duty, recipient, kind, base, step) DO NOTHING`)
	return text.String()
}

// parameters lists n parameters of a statement from the given one on: $4, $5, $6.
func parameters(first, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("$%d", first+i)
	}
	return strings.Join(all, ", ")
}

// check holds that a reminder is whole and of the scope.
func (r *NewReminder) check(scope Scope) error {
	switch {
	case r.City != "" && !cityCode.MatchString(r.City):
		return Refused{fmt.Sprintf("城市代码“%s”不对，应为六位数字。", r.City)}
	case !scope.Sees(r.City):
		return NotFound{"个城市"}
	case r.Duty == "" || r.Recipient == "" || r.Kind == "" || r.Due.IsZero():
		return errors.New("reminder without duty, recipient, kind or time")
	case !json.Valid(r.Payload):
		return errors.New("payload that is no JSON")
	}
	return nil
}

// addressFault says in Chinese what keeps anybody from writing to the address of a reminder; empty when nothing does.
func addressFault(address string) string {
	if address == "" {
		return "没有登记邮箱地址，请补上后重发。"
	}
	if fault := mailboxFault(address); fault != "" {
		return fault + "后重发。"
	}
	return ""
}

// mailboxFault says in Chinese, without an end to the sentence, what is wrong with a mailbox; empty when nothing is.
func mailboxFault(address string) string {
	const longest = 254 // RFC 5321, with its angle brackets 256
	name, host, parted := strings.Cut(address, "@")
	switch {
	case !utf8.ValidString(address) || strings.IndexFunc(address, unicode.IsControl) >= 0:
		return "邮箱地址里有看不见的字符，请重新录入"
	case strings.Count(address, "@")+strings.Count(address, "＠") > 1:
		return "邮箱地址里有两个@，请一人登记一个地址"
	case !parted || name == "" || host == "" || strings.ContainsAny(address, " <>,;\"()") || len(address) > longest ||
		strings.IndexFunc(address, func(r rune) bool { return r > unicode.MaxASCII }) >= 0:
		return "邮箱地址不对，应如 name@example.gov.cn，请改正"
	}
	return ""
}

// plainLine makes one line of a text from outside that any database takes, and not too long.
func plainLine(text string) string {
	const longest = 300
	kept := make([]rune, 0, min(len(text), longest))
	for _, r := range strings.ToValidUTF8(text, "?") {
		if len(kept) == longest {
			break
		}
		if unicode.IsControl(r) {
			r = ' '
		}
		kept = append(kept, r)
	}
	return strings.TrimSpace(string(kept))
}
