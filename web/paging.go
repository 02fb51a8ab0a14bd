package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// pageOf reads the parameters cursor and limit.
func pageOf(c *gin.Context) (store.Page, error) {
	page := store.Page{After: c.Query("cursor")}
	if word := c.Query("limit"); word != "" {
		limit, err := strconv.Atoi(word)
		if err != nil || limit < 1 {
			return page, errQuery{"参数 limit 应为正整数，现为“" + word + "”。"}
		}
		page.Limit = limit
	}
	return page, nil
}

// yearOfQuery reads the parameter year; without it, it is 0.
func yearOfQuery(c *gin.Context) (int, error) { return numberOf(c, "year", 2000, 2100) }

// numberOf reads a parameter that is a whole number; without it, it is 0.
func numberOf(c *gin.Context, name string, least, most int) (int, error) {
	word := c.Query(name)
	if word == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < least || n > most {
		return 0, errQuery{"参数 " + name + " 应为" + strconv.Itoa(least) + "到" + strconv.Itoa(most) + "的整数，现为“" + word + "”。"}
	}
	return n, nil
}

// dayOf reads a parameter that is a day, as 2026-06-12; without it, it is the zero day.
func dayOf(c *gin.Context, name string) (huishang.Date, error) {
	word := c.Query(name)
	if word == "" {
		return huishang.Date{}, nil
	}
	day, err := huishang.ParseDate(word)
	if err != nil {
		return day, errQuery{"日期应写成 2026-06-12 的样子，现为“" + word + "”。"}
	}
	return day, nil
}

// sendList answers with a page of a list under the name of its things, and where the next page is.
func sendList[V any](c *gin.Context, noun string, list []V, next string) {
	if list == nil {
		list = []V{}
	}
	answer := gin.H{noun: list}
	if next != "" {
		answer["next"] = next
		address := *c.Request.URL
		query := address.Query()
		query.Set("cursor", next)
		c.Header("Link", "<"+(&url.URL{Path: address.Path, RawQuery: query.Encode()}).String()+`>; rel="next"`)
	}
	c.JSON(http.StatusOK, answer)
}

// toldEach turns each record of a list into what the API tells of it.
func toldEach[R, V any](records []R, tell func(R) V) []V {
	list := make([]V, len(records))
	for i, r := range records {
		list[i] = tell(r)
	}
	return list
}
