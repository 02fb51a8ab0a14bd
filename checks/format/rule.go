package format

// A Rule is one thing the standard asks for. Each stands in a file of its own.
type Rule struct {
	ID      string `json:"id"`
	Subject string `json:"subject"` // 纸张
	Level   Level  `json:"level"`
	Article string `json:"article"`
	Quote   string `json:"quote"`
	Check   string `json:"check"` // what is looked at

	hold func(*sheet, *verdict)
}

// custom is the article of rules the standard does not hold, but every office does.
const custom = "办文通行要求（国标未作规定）"

// Rules lists the rules in their order.
func Rules() []Rule {
	return []Rule{
		paper, margins, bodySize, bodyFont, titleRule, firstLevel, secondLevel, lowerLevels, lineSpacing, firstLine,
		pageNumber, dates, documentNumber, attachmentNote, attachmentPage, recipientRule, signing, quotes, tracked, halfWidth,
		unfilled, otherCities, oldYears,
	}
}
