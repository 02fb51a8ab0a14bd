package huishang

// Role says what a person may do and see here.
type Role string

// The five roles. A bureau sees its own city only; a leader reads and changes nothing.
const (
	RoleAdmin    Role = "admin"
	RoleLiaison  Role = "liaison"
	RoleDivision Role = "division"
	RoleBureau   Role = "bureau"
	RoleLeader   Role = "leader"
)

// Roles lists every role, the widest first.
func Roles() []Role {
	return []Role{RoleAdmin, RoleLiaison, RoleDivision, RoleBureau, RoleLeader}
}

// Name is the role in Chinese, or its code when there is no such role.
func (r Role) Name() string {
	switch r {
	case RoleAdmin:
		return "系统管理员"
	case RoleLiaison:
		return "区域创新处"
	case RoleDivision:
		return "业务处室"
	case RoleBureau:
		return "市科技局"
	case RoleLeader:
		return "领导"
	}
	return string(r)
}
