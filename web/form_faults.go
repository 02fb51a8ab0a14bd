package web

import (
	"strings"

	"huishang/accounts/passwords"
	"huishang/store"
)

// formFaults are what is wrong with what was typed into a form, for the form to be shown again with. It is empty for an error that no
// typing mends.
func formFaults(err error) []string {
	if as[store.Refused](err) || as[passwords.Weak](err) || as[errQuery](err) || is(errTwice)(err) {
		return strings.Split(err.Error(), "\n")
	}
	return nil
}

// secretPage shows what is told this once, such as a new password.
type secretPage struct {
	frame
	Text           string // what was done
	Label, Secret  string
	Hints          []string
	Back, BackName string
}

// askPage asks whether somebody means it, before what cannot be undone.
type askPage struct {
	frame
	Text   []string // what it comes to
	Action string   // where the form goes
	Button string
	Back   string
}
