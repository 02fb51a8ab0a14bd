package web

import (
	"slices"
	"strings"

	"huishang"
	"huishang/generator/report"
)

// onePageView is 领导一页纸 on a page: how every city stands, what presses, and why lights are red or amber.
type onePageView struct {
	Today    huishang.Date
	Headline string
	Cities   []*card
	More     int // cities that are not shown
	Pressing []pressing
	Unlisted int // pressing things that are not shown
	Alerts   []pageAlert
	Further  int // alerts that are not shown
}

// A pageAlert is an alert with the consultation it is about.
type pageAlert struct {
	report.Alert
	Dossier string
}

// What a page for leaders shows at most.
const (
	onePageCities = 60
	onePageAlerts = 20
)

// onePageOf makes the page of the cities of some cards, the gravest first.
func onePageOf(cards []*card, today huishang.Date) onePageView {
	view := onePageView{Today: today, Headline: headlineOf(cards), Pressing: pressingOf(cards, today)}
	var alerts []report.Alert
	dossiers := map[string]string{}
	for _, c := range cards {
		alerts = append(alerts, c.Alerts...)
		dossiers[c.Stand.City] = c.Newest().ID
	}
	view.Unlisted = max(0, len(view.Pressing)-onePageAlerts)
	view.Pressing = view.Pressing[:len(view.Pressing)-view.Unlisted]
	view.Cities = slices.Clone(cards)
	slices.SortStableFunc(view.Cities, byLight)
	view.Cities, view.More = view.Cities[:min(len(cards), onePageCities)], max(0, len(cards)-onePageCities)
	report.SortAlerts(alerts)
	for _, a := range alerts[:min(len(alerts), onePageAlerts)] {
		view.Alerts = append(view.Alerts, pageAlert{a, dossiers[a.City]})
	}
	view.Further = max(0, len(alerts)-onePageAlerts)
	return view
}

// byLight puts the graver city first.
func byLight(a, b *card) int {
	if order := a.Stand.Light.Graver(b.Stand.Light); order != 0 {
		return order
	}
	return strings.Compare(a.Code, b.Code)
}
