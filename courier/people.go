package courier

import (
	"cmp"
	"slices"
	"strings"

	"huishang"
	"huishang/scheduler"
	"huishang/store"
)

// people are those who can be reminded: the users with a mailbox, and whom the dossiers of a city name as its contact.
type people struct {
	users    []store.User
	byLogin  map[string]store.User
	contacts map[string]string // mailboxes by the code of the city
	muted    map[string]bool
	today    huishang.Date
}

// A seat is somebody at a desk, and where they are reminded on the day.
type seat struct {
	person  string // as the key of a reminder names them; empty: nobody sits there
	address string
	instead bool // the address is a colleague's, who takes the mail of somebody on leave
}

// contact is how the key of a reminder names whom a dossier gives as the contact, who has no account.
const contact = "联系人"

// bring puts together who can be reminded on a day. Of a city with several dossiers the latest that names a contact counts; they come
// with the latest first.
func bring(users []store.User, muted map[string]bool, cores []store.Core, today huishang.Date) people {
	p := people{users: users, byLogin: map[string]store.User{}, contacts: map[string]string{}, muted: muted, today: today}
	for _, u := range users {
		p.byLogin[u.Login] = u
	}
	for _, c := range cores {
		p.contacts[c.City] = cmp.Or(p.contacts[c.City], contactOf(c.Content))
	}
	return p
}

func contactOf(d *huishang.Dossier) string {
	var given []string
	if d.Proposal != nil {
		given = append(given, d.Proposal.Contact.Email)
	}
	if d.Letters.Request != nil {
		given = append(given, d.Letters.Request.Contact.Email)
	}
	return strings.Trim(cmp.Or(given...), " ")
}

// at lists who sits at the desk of a reminder. Where nobody does, whoever coordinates the side does (article 21): the 市科技局 for the city, the
// 区域创新处 for the department. Where nobody does even there, the one seat without a person says so.
func (p *people) at(r *scheduler.Reminder) []seat {
	city := r.To == scheduler.ToBureau || r.To == scheduler.ToCityLead || r.To == scheduler.ToDeputyMayor
	found := p.sitting(func(u *store.User) bool { return named(u, r.To) && (u.City == "" || u.City == r.Code) })
	if len(found) == 0 {
		found = p.sitting(p.usual(r))
	}
	if len(found) == 0 && city {
		found = p.bureau(r.Code)
	}
	if len(found) == 0 && !city && r.To != scheduler.ToAdmin {
		found = p.sitting(func(u *store.User) bool { return u.Role == huishang.RoleLiaison })
	}
	if len(found) == 0 {
		found = []seat{{}}
	}
	return found
}

// named reports whether a user was put at the desk by name.
func named(u *store.User, desk scheduler.Recipient) bool {
	return slices.Contains(strings.Split(u.Desks, "、"), string(desk))
}

// usual says who sits at a desk when nobody was put there: those of its role, of the city and of the division. A leader who was put at some desk
// sits at no other.
func (p *people) usual(r *scheduler.Reminder) func(*store.User) bool {
	return func(u *store.User) bool {
		switch r.To {
		case scheduler.ToDeputyMayor:
			return false
		case scheduler.ToDivision, scheduler.ToLeadDivision:
			return u.Role == huishang.RoleDivision && sameDivision(u.Division, r.Unit)
		case scheduler.ToBureau, scheduler.ToCityLead:
			return u.Role == huishang.RoleBureau && u.City == r.Code
		}
		return u.Role == r.To.Role() && (u.Role != huishang.RoleLeader || u.Desks == "")
	}
}

// sameDivision reports whether two names are of one division, whether the department stands before them or not.
func sameDivision(a, b string) bool {
	const department = "河北省科学技术厅"
	a, b = strings.TrimPrefix(a, department), strings.TrimPrefix(b, department)
	return a != "" && a == b
}

// bureau lists who is reminded at the 市科技局 of a city: its users, or else the contact its dossier names.
func (p *people) bureau(city string) []seat {
	if found := p.sitting(func(u *store.User) bool { return u.Role == huishang.RoleBureau && u.City == city }); len(found) > 0 {
		return found
	}
	if address := p.contacts[city]; address != "" {
		return []seat{{person: contact, address: address}}
	}
	return nil
}

// sitting lists the users with a mailbox that fit.
func (p *people) sitting(fits func(*store.User) bool) []seat {
	var found []seat
	for i := range p.users {
		if u := &p.users[i]; u.Email != "" && fits(u) {
			found = append(found, p.seat(u))
		}
	}
	return found
}

// seat says where a user is reminded: while they are on leave at the mailbox of who stands in, if that one can still come in.
func (p *people) seat(u *store.User) seat {
	if u.Away(p.today) {
		if other, there := p.byLogin[u.Substitute]; there && other.Email != "" {
			return seat{u.Login, other.Email, true}
		}
	}
	return seat{u.Login, u.Email, false}
}
