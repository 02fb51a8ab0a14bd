package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"huishang"
)

// User is a person who signs in.
type User struct {
	ID         string
	Login      string // the name typed to sign in, and the name in the audit log
	Name       string // as pages show it
	Role       huishang.Role
	City       string // six digits, of a bureau
	Division   string // of a division
	Temporary  bool   // somebody else set the password: it has to be changed first of all
	DisabledAt time.Time
	CreatedAt  time.Time
	CreatedBy  string
	SeenAt     time.Time // the last time they signed in; zero when never
	Mailbox

	hash string
}

// PasswordHash is the password as it is kept. Empty opens to no password.
func (u User) PasswordHash() string { return u.hash }

// Disabled reports whether the user may not come in.
func (u User) Disabled() bool { return !u.DisabledAt.IsZero() }

const (
	whatUser    = "个用户"
	userColumns = `id, login, name, role, city, division, hash, temporary, disabled_at, created_at, created_by, seen_at,
		email, desks, substitute, away_from, away_until`
)

func scanUser(row scanner) (User, error) {
	var u User
	var temporary int64
	err := row.Scan(&u.ID, &u.Login, &u.Name, &u.Role, &u.City, &u.Division, &u.hash, &temporary, instant{&u.DisabledAt},
		instant{&u.CreatedAt}, &u.CreatedBy, instant{&u.SeenAt}, &u.Email, &u.Desks, &u.Substitute, civil{&u.AwayFrom}, civil{&u.AwayUntil})
	u.Temporary = temporary != 0
	return u, absent(err, whatUser)
}

// loginName is what a login name looks like: letters that cannot be mistaken for others, and Chinese.
var loginName = regexp.MustCompile(`^[a-z0-9\p{Han}][a-z0-9\p{Han}._@-]{1,63}$`)

// FoldLogin is a login name as it is kept: without space around it and in small letters.
func FoldLogin(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

func checkLogin(login string) error {
	if loginName.MatchString(login) {
		return nil
	}
	return Refused{"登录名应为2到64个字符，用汉字、字母、数字和 . _ @ -，以汉字、字母或数字开头。"}
}

// AddUser adds a person. The error is [Refused] when there is one of that login name, or when what is said of them does not fit.
func (tx *Tx) AddUser(u User, hash string) (User, error) {
	if err := tx.adminOnly(); err != nil {
		return u, err
	}
	u.ID, u.Login, u.Name, u.hash = rand.Text(), FoldLogin(u.Login), strings.TrimSpace(u.Name), hash
	u.CreatedAt, u.CreatedBy = tx.now, tx.scope.User
	u.Mailbox.tidy()
	if err := errors.Join(checkLogin(u.Login), u.check(), tx.holdSubstitute(u)); err != nil {
		return u, err
	}
	rows, err := tx.tenantExec(`INSERT INTO users (tenant, `+userColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, $11, '', $12, $13, $14, $15, $16) ON CONFLICT (tenant, login) DO NOTHING`,
		u.ID, u.Login, u.Name, string(u.Role), u.City, u.Division, hash, number(u.Temporary), instantText(u.CreatedAt), u.CreatedBy,
		u.Email, u.Desks, u.Substitute, u.AwayFrom.String(), u.AwayUntil.String())
	switch {
	case err != nil:
		return u, fmt.Errorf("add a user: %w", err)
	case rows == 0:
		return u, Refused{"已有登录名为“" + u.Login + "”的用户，请换一个。"}
	}
	return u, tx.enter(ActionAddUser, u.City, u.ID, u.audited())
}

// check holds that what is said of a user fits, and tells all at once that does not.
func (u User) check() error {
	var unnamed error
	if u.Name == "" {
		unnamed = Refused{"请填写姓名。"}
	}
	return errors.Join(shortLines(saidText{"姓名", u.Name}, saidText{"处室名称", u.Division}), unnamed, place(u.Role, u.City, u.Division), u.Mailbox.check())
}

// saidText is what somebody wrote into a field.
type saidText struct{ what, text string }

// shortLines holds that texts stand in one line that lists have room for.
func shortLines(all ...saidText) error {
	const longest = 60
	var faults []error
	for _, said := range all {
		if len([]rune(said.text)) > longest || strings.IndexFunc(said.text, unicode.IsControl) >= 0 {
			faults = append(faults, Refused{fmt.Sprintf("%s不能超过%d个字，也不能换行。", said.what, longest)})
		}
	}
	return errors.Join(faults...)
}

func (u User) audited() map[string]any {
	return map[string]any{"login": u.Login, "name": u.Name, "role": u.Role, "division": u.Division, "disabled": u.Disabled()}
}

func number(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// User finds a user of the scope.
func (tx *Tx) User(id string) (User, error) {
	return scanUser(tx.row(`SELECT `+userColumns+` FROM users WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND id = $4`, id))
}

// UserByLogin finds a user of the scope by their login name.
func (tx *Tx) UserByLogin(login string) (User, error) {
	return scanUser(tx.row(`SELECT `+userColumns+` FROM users WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND login = $4`, FoldLogin(login)))
}

// Users lists the users of the scope by login name, with the cursor of the next page.
func (tx *Tx) Users(page Page) ([]User, string, error) {
	last := ""
	if _, err := page.read(&last); err != nil {
		return nil, "", err
	}
	rows, err := tx.query(`SELECT `+userColumns+` FROM users
		WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND login > $4 ORDER BY login LIMIT $5`, last, page.limit()+1)
	if err != nil {
		return nil, "", fmt.Errorf("list users: %w", err)
	}
	return listed(rows, page, scanUser, func(u User) []any { return []any{u.Login} })
}

// AnyUser reports whether anybody was ever added.
func (tx *Tx) AnyUser() (bool, error) {
	_, err := scanUser(tx.tenantRow(`SELECT ` + userColumns + ` FROM users WHERE tenant = $1 LIMIT 1`))
	if errors.As(err, &NotFound{}) {
		return false, nil
	}
	return err == nil, err
}
