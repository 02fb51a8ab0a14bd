package web

import (
	"regexp"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang"
)

// citiesKnown are the cities of the province and those that have a dossier, by code, under the names their dossiers say.
func (s *site) citiesKnown(c *gin.Context) (cityChoices, error) {
	cards, err := s.board.up(c.Request.Context(), s.Today())
	if err != nil {
		return nil, err
	}
	all := cityChoices(huishang.CityCodes())
	for _, one := range cards {
		if at := all.at(one.Code); at >= 0 {
			all[at].Name = one.Name
		} else {
			all = append(all, huishang.CityCode{Code: one.Code, Name: one.Name})
		}
	}
	slices.SortFunc(all, func(a, b huishang.CityCode) int { return strings.Compare(a.Code, b.Code) })
	return all, nil
}

// cityChoices are the cities a page offers.
type cityChoices []huishang.CityCode

func (l cityChoices) at(code string) int {
	return slices.IndexFunc(l, func(c huishang.CityCode) bool { return c.Code == code })
}

// Shown is a code with the name of its city, as it may be typed; a code nobody knows stands alone.
func (l cityChoices) Shown(code string) string {
	if at := l.at(code); at >= 0 {
		return code + " " + l[at].Name
	}
	return code
}

// code is the code of what somebody typed: a name with 市 or without, or a code with its name as the page offers them. Anything else is given back
// as it is: a code of a city nobody knows yet, or what will be refused as none.
func (l cityChoices) code(typed string) string {
	typed = strings.Join(strings.Fields(typed), " ")
	for _, c := range l {
		if typed == c.Name || typed+"市" == c.Name || typed == c.Code+" "+c.Name {
			return c.Code
		}
	}
	return typed
}

// cityTyped is the code of a city somebody typed into the form, as [cityChoices.code] reads it.
func (s *site) cityTyped(c *gin.Context) (string, error) {
	cities, err := s.citiesKnown(c)
	return cities.code(c.PostForm("city")), err
}

// cityFilter narrows a list to a city, as it was typed.
type cityFilter struct {
	Typed  string
	Cities cityChoices
}

// cityAsked is the code of the city a list is to be narrowed to. The error is for people: what was typed is no city.
func (s *site) cityAsked(c *gin.Context) (f cityFilter, code string, err error) {
	f.Typed = c.Query("city")
	if f.Cities, err = s.citiesKnown(c); err != nil {
		return f, "", err
	}
	code = f.Cities.code(f.Typed)
	if code != "" && !typedCode.MatchString(code) {
		err = errQuery{"没有城市“" + code + "”。请从列表里选，或者填市名、六位城市代码，如 唐山市、130200。"}
	}
	return f, code, err
}

// typedCode is how the code of a city is typed, known or not.
var typedCode = regexp.MustCompile(`^[0-9]{6}$`)
