// Package intake takes in what cities and divisions hand in: files become one submission of one city, laid over what is known of that city,
// held against the Measures and saved whole. It knows neither how files arrive nor how they are kept: handlers give it what they read
// and a transaction of the store.
//
// A submission goes through three hands: a [Basket] takes the files and looks into each, [Desk.Hold] lays them over what is known, and
// [Judged.Save] saves them with the findings in one transaction. Everything heavy happens before that transaction begins.
package intake

import (
	"huishang/checks"
	"huishang/generator"
)

// A Desk is where material is taken in.
type Desk struct {
	Rules     *checks.Rules
	Templates *generator.Templates // of the notice that returns a submission
}
