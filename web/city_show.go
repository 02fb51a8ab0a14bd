package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// cityPage is what there is of one city: its protocol, meetings, consultations, items, documents, contacts and the days ahead.
type cityPage struct {
	frame
	City      *card // nil when the city has no consultation yet
	Row       overviewRow
	Figures   []figureRow
	Documents []store.Document // the last of its newest consultation
	All       int              // documents it has
	Contacts  []contact
	Start     string // where a consultation begins; empty when that is not for who looks
}

// lastDocuments is how many documents the page of a city lists; the pages of its consultations list all.
const lastDocuments = 12

// cityShow shows a city: GET /cities/:code. One that has nothing yet is there for its own bureau only.
func (s *site) cityShow(c *gin.Context) error {
	cards, err := s.cards(c)
	if err != nil {
		return err
	}
	who, code := asker(c), c.Param("code")
	at, known := findCard(cards, code)
	if !known {
		if who.City == "" || who.City != code {
			return store.NotFound{What: "个市"}
		}
		s.show(c, http.StatusOK, "city_show", cityPage{frame: s.frame(c, "本市"), Start: s.paths.to(who.Role, "/submissions/new")})
		return nil
	}
	one := cards[at]
	page := cityPage{frame: s.frame(c, one.Name), City: one, Row: overviewRowOf(one, s.Today()), Contacts: maskedFor(who.Role, one.Contacts)}
	if figures, ok := figuresOf(one); ok {
		page.Figures = []figureRow{figures}
	}
	if err := s.view(c, func(tx *store.Tx) error {
		documents, err := documentsOf(tx, one.Newest().ID)
		page.All = len(documents)
		page.Documents = documents[max(0, len(documents)-lastDocuments):]
		return err
	}); err != nil {
		return err
	}
	s.show(c, http.StatusOK, "city_show", page)
	return nil
}

// maskedFor are contacts as somebody of a role sees them.
func maskedFor(role huishang.Role, contacts []contact) []contact {
	if seesPhones(role) {
		return contacts
	}
	masked := make([]contact, len(contacts))
	for i, c := range contacts {
		c.Phone, c.Email = maskedPhone(c.Phone), ""
		masked[i] = c
	}
	return masked
}
