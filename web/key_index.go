package web

import (
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"huishang"
	"huishang/store"
)

// keysPage lists the keys of other systems, with the form for a new one.
type keysPage struct {
	frame
	Keys   []store.Key
	Next   string
	First  bool
	Form   keyForm
	Faults []string
	Cities cityChoices
}

// keyForm is what the form for a key says.
type keyForm struct {
	Name           string
	Role           huishang.Role
	City, Division string
	Scope          store.KeyScope
}

// KeyRoles are the roles a key may act in.
func (keysPage) KeyRoles() []huishang.Role {
	return slices.DeleteFunc(huishang.Roles(), func(r huishang.Role) bool { return r == huishang.RoleAdmin })
}

// keyIndex lists the keys: GET /keys.
func (s *site) keyIndex(c *gin.Context) error {
	return s.showKeys(c, http.StatusOK, keyForm{Role: huishang.RoleBureau, Scope: store.KeyRead}, nil)
}

func (s *site) showKeys(c *gin.Context, status int, form keyForm, faults []string) error {
	asked, err := pageOf(c)
	if err != nil {
		return err
	}
	page := keysPage{frame: s.frame(c, "接口密钥"), First: asked.After == "", Form: form, Faults: faults}
	if err := s.view(c, func(tx *store.Tx) error {
		page.Keys, page.Next, err = tx.Keys(asked)
		return err
	}); err != nil {
		return err
	}
	if page.Cities, err = s.citiesKnown(c); err != nil {
		return err
	}
	s.show(c, status, "key_index", page)
	return nil
}

// keyAdd makes a key and tells its secret: POST /keys.
func (s *site) keyAdd(c *gin.Context) error {
	form := keyForm{c.PostForm("name"), huishang.Role(c.PostForm("role")), c.PostForm("city"), c.PostForm("division"), store.KeyScope(c.PostForm("scope"))}
	code, err := s.cityTyped(c)
	if err != nil {
		return err
	}
	k := store.Key{Name: form.Name, Role: form.Role, City: code, Division: form.Division}
	if form.Scope != "" {
		k.Scopes = []store.KeyScope{form.Scope}
	}
	k, secret, err := s.addKey(c, k)
	if err != nil {
		faults := formFaults(err)
		if faults == nil {
			return err
		}
		return s.showKeys(c, http.StatusUnprocessableEntity, form, faults)
	}
	s.show(c, http.StatusOK, "secret_show", secretPage{frame: s.frame(c, "接口密钥"), Text: "已新建接口密钥“" + k.Name + "”。",
		Label: "密钥", Secret: secret, Back: "/keys", BackName: "接口密钥",
		Hints: []string{"只显示这一次，请立即存到要用它的系统里。", "丢了不能找回，请停用后新建一个。"}})
	return nil
}

// keyRevokeAsk asks whether a key is to be revoked: GET /keys/{id}/revoke.
func (s *site) keyRevokeAsk(c *gin.Context) error {
	var k store.Key
	if err := s.view(c, func(tx *store.Tx) (err error) { k, err = tx.Key(c.Param("id")); return err }); err != nil {
		return err
	}
	if !k.RevokedAt.IsZero() {
		return store.Refused{Reason: "这个密钥已经停用。"}
	}
	s.show(c, http.StatusOK, "confirm_ask", askPage{frame: s.frame(c, "停用接口密钥"),
		Text:   []string{"要停用“" + k.Name + "”的密钥吗？", "用它的系统立即连不上。停用后不能恢复，只能新建。"},
		Action: "/keys/" + k.ID + "/revoke", Button: "停用", Back: "/keys"})
	return nil
}

// keyRevoke revokes a key: POST /keys/{id}/revoke.
func (s *site) keyRevoke(c *gin.Context) error {
	if err := s.revokeKey(c); err != nil {
		return err
	}
	s.sayDone(c, "已停用这个密钥。")
	c.Redirect(http.StatusSeeOther, "/keys")
	return nil
}
