package store

import (
	"errors"
	"fmt"
	"strings"

	"huishang"
)

// Mailbox says where somebody is reminded.
type Mailbox struct {
	Email      string
	Desks      string        // the desks they sit at besides those of their role, with 、 between them
	Substitute string        // the login name of who takes their mail while they are on leave (代收)
	AwayFrom   huishang.Date // the first and the last day of that leave
	AwayUntil  huishang.Date
}

// Away reports whether a day lies in the leave.
func (m Mailbox) Away(day huishang.Date) bool {
	return m.Substitute != "" && !m.AwayFrom.IsZero() && !day.Before(m.AwayFrom) && !day.After(m.AwayUntil)
}

func (m *Mailbox) tidy() {
	m.Email, m.Substitute = strings.Trim(m.Email, " "), FoldLogin(m.Substitute)
}

// check holds that what is said of a mailbox fits.
func (m Mailbox) check() error {
	const longest = 200
	switch {
	case m.Email != "" && mailboxFault(m.Email) != "":
		return Refused{mailboxFault(m.Email) + "。"}
	case len(m.Desks) > longest*3 || plainLine(m.Desks) != m.Desks:
		return Refused{fmt.Sprintf("岗位写在一行，不超过%d个字，几个之间用顿号分开。", longest)}
	case m.AwayFrom.IsZero() != m.AwayUntil.IsZero():
		return Refused{"请假的起止日期要一起写。"}
	case m.AwayUntil.Before(m.AwayFrom):
		return Refused{fmt.Sprintf("请假从%s到%s，止日早于起日，请核对。", m.AwayFrom.Chinese(), m.AwayUntil.Chinese())}
	case !m.AwayFrom.IsZero() && m.Substitute == "":
		return Refused{"请写明请假期间由谁代收提醒。"}
	}
	return nil
}

// holdSubstitute holds that who takes somebody's mail may see it: a colleague of the same role and city who can come in and has a mailbox.
func (tx *Tx) holdSubstitute(u User) error {
	if u.Substitute == "" {
		return nil
	}
	other, err := scanUser(tx.tenantRow(`SELECT `+userColumns+` FROM users WHERE tenant = $1 AND login = $2`, u.Substitute))
	switch {
	case errors.As(err, &NotFound{}) || err == nil && (other.Role != u.Role || other.City != u.City):
		return Refused{"代收人“" + u.Substitute + "”不是同一单位、同一角色的用户，请核对登录名。"}
	case err != nil:
		return fmt.Errorf("find a substitute: %w", err)
	case other.Login == u.Login:
		return Refused{"代收人不能是本人。"}
	case other.Disabled():
		return Refused{"代收人“" + u.Substitute + "”已停用，请换一个。"}
	case other.Email == "":
		return Refused{"代收人“" + u.Substitute + "”没有登记邮箱，请先登记。"}
	}
	return nil
}

// Staff lists everybody who may come in, by login name.
func (tx *Tx) Staff() ([]User, error) {
	rows, err := tx.query(`SELECT ` + userColumns + ` FROM users WHERE tenant = $1 AND city BETWEEN $2 AND $3 AND disabled_at = '' ORDER BY login`)
	if err != nil {
		return nil, fmt.Errorf("list the staff: %w", err)
	}
	return collect(rows, scanUser)
}
