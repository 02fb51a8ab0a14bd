package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"huishang"
)

// adminOnly refuses who does not look after the users.
func (tx *Tx) adminOnly() error {
	if tx.scope.Role != huishang.RoleAdmin || tx.scope.City != "" {
		return Refused{"只有系统管理员可以管理用户和接口密钥。"}
	}
	return nil
}

// digest is the SHA-256 a token is kept as. A token holds 130 random bits: nobody finds it from its hash, however fast.
func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// inProvince reports whether a code may be that of a city of 河北省, whose own code is 130000.
func inProvince(city string) bool {
	return cityCode.MatchString(city) && strings.HasPrefix(city, "13") && city != "130000"
}

// place holds that a role has the city or the division it acts for, and none it does not.
func place(role huishang.Role, city, division string) error {
	switch {
	case !knownRole(role):
		return Refused{fmt.Sprintf("没有“%s”这种角色，可选：%s。", role, roleList())}
	case role == huishang.RoleBureau && !inProvince(city):
		return Refused{fmt.Sprintf("市科技局要写明河北省内城市的六位城市代码，如 130200，现为“%s”。", city)}
	case role != huishang.RoleBureau && city != "":
		return Refused{role.Name() + "不属于某一个市，请不要填城市代码。"}
	case role == huishang.RoleDivision && division == "":
		return Refused{"业务处室要写明处室名称，如 高新技术处。"}
	case role != huishang.RoleDivision && division != "":
		return Refused{role.Name() + "不属于业务处室，请不要填处室名称。"}
	}
	return nil
}

func roleList() string {
	list := ""
	for i, role := range huishang.Roles() {
		if i > 0 {
			list += "、"
		}
		list += fmt.Sprintf("%s（%s）", role, role.Name())
	}
	return list
}
