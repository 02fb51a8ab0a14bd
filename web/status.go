package web

import (
	"errors"
	"net/http"

	"huishang"
	"huishang/accounts"
	"huishang/accounts/passwords"
	"huishang/generator"
	"huishang/generator/tags"
	"huishang/guard"
	"huishang/intake"
	"huishang/scheduler"
	"huishang/store"
)

// statuses says which status an error becomes and under which title. What is not listed is the program's own fault.
var statuses = []struct {
	fits   func(error) bool
	status int
	title  string
}{
	{is(errNoPage), http.StatusNotFound, "没有这个页面"},
	{is(errSlash), http.StatusNotFound, "没有这个页面"},
	{is(errNoRule), http.StatusNotFound, "没有这条规则"},
	{is(errExpired), http.StatusNotFound, "找不到这份卷宗"},
	{is(generator.ErrKind), http.StatusNotFound, "没有这种文件"},
	{is(errNoMethod), http.StatusMethodNotAllowed, "不支持的请求方法"},
	{is(errForeign), http.StatusForbidden, "已拒绝"},
	{is(errNoFile), http.StatusBadRequest, "没有选择文件"},
	{is(errOneFile), http.StatusBadRequest, "没有选择文件"},
	{is(errNotForm), http.StatusBadRequest, "上传不完整"},
	{is(errUnread), http.StatusBadRequest, "内容不完整"},
	{as[errQuery], http.StatusBadRequest, "参数不对"},
	{as[*http.MaxBytesError], http.StatusRequestEntityTooLarge, "文件太大"},
	{as[errLarge], http.StatusRequestEntityTooLarge, "请求体太大"},
	{as[guard.Faults], http.StatusBadRequest, "文件不能用"},
	{as[*intake.Refusal], http.StatusUnprocessableEntity, "没有收下"},
	{is(generator.ErrForm), http.StatusUnprocessableEntity, "表格没有生成"},
	{is(errStale), http.StatusPreconditionFailed, "刚才有人改过"},
	{as[huishang.Faults], http.StatusBadRequest, "卷宗有错误"},
	{as[*generator.Unfit], http.StatusUnprocessableEntity, "暂不能生成"},
	{as[tags.Faults], http.StatusUnprocessableEntity, "卷宗与模板对不上"},
	{is(errNothing), http.StatusUnprocessableEntity, "暂不能生成"},
	{is(errNoDossier), http.StatusUnprocessableEntity, "还没有卷宗"},
	{is(errNoPages), http.StatusUnprocessableEntity, "不能显示"},
	{as[errLink], http.StatusGone, "链接用不了"},
	{as[scheduler.Faults], http.StatusUnprocessableEntity, "调休表有错误"},
	{is(errBusy), http.StatusServiceUnavailable, "正忙"},
	{is(accounts.ErrBusy), http.StatusServiceUnavailable, "正忙"},

	{is(errNobody), http.StatusUnauthorized, "请先登录"},
	{is(errKey), http.StatusUnauthorized, "接口密钥不对"},
	{as[store.SignedOut], http.StatusUnauthorized, "请先登录"},
	{is(accounts.ErrNoMatch), http.StatusUnauthorized, "登录不成功"},
	{is(accounts.ErrWrongCurrent), http.StatusUnprocessableEntity, "密码不对"},
	{as[passwords.Weak], http.StatusUnprocessableEntity, "密码不合适"},
	{is(errTwice), http.StatusUnprocessableEntity, "两次输入不一样"},
	{as[store.TooSoon], http.StatusTooManyRequests, "请稍后再试"},
	{is(errTemporary), http.StatusForbidden, "请先修改密码"},
	{as[errForbidden], http.StatusForbidden, "不能办理"},
	{as[store.ReadOnly], http.StatusForbidden, "只能查看"},
	{as[errJSON], http.StatusBadRequest, "请求体不对"},
	{as[store.NotFound], http.StatusNotFound, "没有找到"},
	{as[store.Refused], http.StatusUnprocessableEntity, "不能办理"},
	{as[store.Conflict], http.StatusPreconditionFailed, "刚才有人改过"},
	{as[store.KeyReused], http.StatusUnprocessableEntity, "幂等键已用过"},
	{is(errUnconditional), http.StatusPreconditionRequired, "没有写明从哪一版修改"},
	{as[*huishang.Refusal], http.StatusConflict, "不能办理这一步"},
}

func is(target error) func(error) bool {
	return func(err error) bool { return errors.Is(err, target) }
}

func as[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

// statusOf finds the status and the title of an error.
func statusOf(err error) (int, string) {
	for _, s := range statuses {
		if s.fits(err) {
			return s.status, s.title
		}
	}
	return http.StatusInternalServerError, "程序出错"
}
