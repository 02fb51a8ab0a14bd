package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"huishang/store"
)

// rescue takes in a form whose sender is no longer signed in: what they typed goes along while they sign in, and waits in the form as a
// draft. It reports whether there was such a form.
func (s *site) rescue(c *gin.Context) bool {
	if c.Request.Method != http.MethodPost {
		return false
	}
	sent, err := readForm(c, mostScans)
	if err != nil || !sent.values.Has(formEnd) {
		return false
	}
	if c.GetHeader("HX-Request") != "" {
		// The page stays as it is: it holds what was typed.
		c.Header("HX-Retarget", "#saved")
		c.Header("HX-Reswap", "innerHTML")
		c.String(http.StatusOK, "登录已过期，没有自动暂存。请点“暂存”，登录后接着填。")
		return true
	}
	typed, err := json.Marshal(sent.values)
	if err != nil {
		return false
	}
	s.showSignIn(c, http.StatusUnauthorized, sessionPage{Back: c.Request.URL.Path, Typed: string(typed),
		Fault: "登录已过期。您填的内容没有丢，登录后接着填；要上传的文件请到时重新选择。"})
	return true
}

// restore keeps what somebody had typed before they had to sign in again as a draft of its form, and gives where they go on.
func (s *site) restore(ctx context.Context, u store.User, form, typed string) (string, error) {
	var values url.Values
	if err := json.Unmarshal([]byte(typed), &values); err != nil {
		return form, nil
	}
	base, err := strconv.Atoi(values.Get("base"))
	if err != nil || strings.Contains(form, "?") {
		return form, nil
	}
	content, err := draftContent(values)
	if err != nil {
		return form, err
	}
	err = s.Accounts.Store.Update(ctx, personOf(u, "", store.ByPassword).scope(), func(tx *store.Tx) error {
		_, err := tx.SaveDraft(store.Draft{Form: form, Base: base, Content: content})
		return err
	})
	if err != nil {
		return form, err
	}
	return form + "?draft=1", nil
}
