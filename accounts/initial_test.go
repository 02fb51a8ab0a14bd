package accounts

import (
	"testing"

	"huishang/accounts/passwords"
)

func TestInitialPasswordsPass(t *testing.T) {
	c := passwords.NewChecker()
	for range 200 {
		if password := InitialPassword(); c.Check(password, "admin", "系统管理员") != nil || len(password) != 19 {
			t.Errorf("%q is refused", password)
		}
	}
}
