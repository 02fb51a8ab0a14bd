package proceeding

import "huishang"

// Lay gives a copy of the dossier with what was given laid over it, and the event as it would be recorded: what was not written of it is
// drafted from that dossier, such as the day from the minutes that come with the step. Nothing is held to the Measures yet.
func (p *Proceedings) Lay(g Ground, given Given, today huishang.Date) (*huishang.Dossier, huishang.Event, error) {
	content := copied(g.Content)
	event := huishang.EventFor(content, given.Event.Step, today)
	overlay(&event, given.Event)
	if err := given.put(content, event); err != nil {
		return nil, huishang.Event{}, err
	}
	event = huishang.EventFor(content, given.Event.Step, today)
	overlay(&event, given.Event)
	return content, event, nil
}
