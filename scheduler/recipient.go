package scheduler

import (
	"slices"

	"huishang"
)

// Recipient is a desk a reminder goes to, by its office; who sits there is known elsewhere.
type Recipient string

// The desks.
const (
	ToBureau         Recipient = "市科技局"
	ToCityLead       Recipient = "市牵头单位"
	ToLiaison        Recipient = "区域创新处"
	ToLiaisonHead    Recipient = "区域创新处处长"
	ToDivision       Recipient = "处室联络员"
	ToLeadDivision   Recipient = "厅业务处室"
	ToCommitteeDesk  Recipient = "合作委员会联系人"
	ToCommittee      Recipient = "合作委员会"
	ToDeputies       Recipient = "合作委员会副主任"
	ToDeputyDirector Recipient = "分管副厅长"
	ToDeputyMayor    Recipient = "分管副市长"
	ToAdmin          Recipient = "系统管理员"
)

// desks gives each desk the role of whoever sits there, in the order a table lists them.
var desks = []struct {
	to   Recipient
	role huishang.Role
}{
	{ToBureau, huishang.RoleBureau},
	{ToCityLead, huishang.RoleBureau},
	{ToLiaison, huishang.RoleLiaison},
	{ToLiaisonHead, huishang.RoleLiaison},
	{ToDivision, huishang.RoleDivision},
	{ToLeadDivision, huishang.RoleDivision},
	{ToCommitteeDesk, huishang.RoleLiaison},
	{ToCommittee, huishang.RoleLeader},
	{ToDeputies, huishang.RoleLeader},
	{ToDeputyDirector, huishang.RoleLeader},
	{ToDeputyMayor, huishang.RoleLeader},
	{ToAdmin, huishang.RoleAdmin},
}

// Recipients lists every desk.
func Recipients() []Recipient {
	all := make([]Recipient, len(desks))
	for i, desk := range desks {
		all[i] = desk.to
	}
	return all
}

// Role is the role of whoever sits at the desk, empty when there is no such desk.
func (r Recipient) Role() huishang.Role {
	if i := r.order(); i >= 0 {
		return desks[i].role
	}
	return ""
}

func (r Recipient) order() int {
	for i := range desks {
		if desks[i].to == r {
			return i
		}
	}
	return -1
}

func recipientNames() []string {
	var names []string
	for _, to := range Recipients() {
		names = append(names, string(to))
	}
	return names
}

// Urgency says how a reminder stands out in a digest.
type Urgency string

// The urgencies.
const (
	UrgencyRed    Urgency = "红"
	UrgencyYellow Urgency = "黄"
	UrgencyPlain  Urgency = "普通"
)

// urgencies are in the order of a digest.
var urgencies = []string{string(UrgencyRed), string(UrgencyYellow), string(UrgencyPlain)}

func (u Urgency) order() int { return slices.Index(urgencies, string(u)) }
