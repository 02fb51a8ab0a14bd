package report

import (
	"cmp"

	"huishang"
)

// warnProtocol is how many months before a protocol ends its first reminder goes out.
const warnProtocol = 12

// expiry is the last day of a protocol: the one written in it, else the one its years give (article 15). Without a protocol, or
// before it is signed, there is none.
func expiry(d *huishang.Dossier, today huishang.Date) huishang.Date {
	p := d.Protocol
	if p == nil || !signed(p, today) {
		return huishang.Date{}
	}
	if !p.ValidUntil.IsZero() {
		return p.ValidUntil
	}
	return p.ExpiresOn()
}

func signed(p *huishang.Protocol, today huishang.Date) bool {
	if p.SignDate.IsZero() {
		return p.Status == huishang.ProtocolSigned
	}
	return !p.SignDate.After(today)
}

// protocolSignal tells how a protocol stands (article 15):
// red when its term has passed, amber in its last twelve months, green before; grey when there is none, it is not signed, it was
// ended, or its term is not known.
func protocolSignal(d *huishang.Dossier, today huishang.Date) Signal {
	until := expiry(d, today)
	switch {
	case d.Protocol == nil:
		return signal(Grey, "没有议定书")
	case terminated(d, today):
		return signal(Grey, "已商定终止")
	case !signed(d.Protocol, today):
		return signal(Grey, "议定书未签订（%s）", cmp.Or(string(d.Protocol.Status), "阶段未报"))
	case until.IsZero():
		return signal(Grey, "有效期未报")
	case today.After(until):
		return signal(Red, "已到期%d天%s", until.DaysUntil(today), renewal(d, until, today))
	case !today.Before(until.AddMonths(-warnProtocol)):
		return signal(Amber, "还有%d天到期%s", today.DaysUntil(until), renewal(d, until, today))
	}
	return signal(Green, "有效")
}

// terminated reports whether the sides agreed to end the consultation, and nothing was begun since (article 15).
func terminated(d *huishang.Dossier, today huishang.Date) bool {
	last := huishang.Event{}
	for _, e := range d.Procedure.Establishment {
		if !e.At.After(today) && e.At.Compare(last.At) >= 0 {
			last = e
		}
	}
	return last.Step == huishang.EstTerminate
}

// renewal tells that the sides agreed to go on; until the new protocol is signed nothing else changes.
func renewal(d *huishang.Dossier, until, today huishang.Date) string {
	for _, e := range d.Procedure.Establishment {
		if e.Step == huishang.EstRenewAgree && !e.At.After(today) && e.At.After(until.AddMonths(-warnProtocol)) {
			return "，已商定延续，待签新议定书"
		}
	}
	return ""
}
