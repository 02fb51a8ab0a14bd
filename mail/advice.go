package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"syscall"
)

// Cause says in Chinese why a letter was not accepted, apart from the server's words.
func (r Result) Cause() string {
	var unknownHost *net.DNSError
	var slow net.Error
	switch err := r.Err; {
	case err == nil:
		return ""
	case r.Code != 0:
		return "服务器拒绝"
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "发送已取消"
	case errors.As(err, &unknownHost):
		return "找不到这台服务器"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "服务器没有在这个端口等候"
	case errors.As(err, &slow) && slow.Timeout():
		return "等了很久没有回答"
	case untrusted(err):
		return "服务器的证书不可信"
	case errors.As(err, &tls.RecordHeaderError{}):
		return "服务器在这个端口不是直接加密（tls）"
	case errors.Is(err, ErrNoSecurity):
		return ErrNoSecurity.Error()
	case errors.Is(err, ErrNoSignIn):
		return ErrNoSignIn.Error()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return "服务器断开了连接"
	}
	return r.Err.Error()
}

func untrusted(err error) bool {
	var bad *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var named x509.HostnameError
	return errors.As(err, &bad) || errors.As(err, &unknown) || errors.As(err, &named)
}

// Advice says what to try next, or nothing when the letter was accepted.
func (r Result) Advice() string {
	if r.Outcome == Accepted {
		return ""
	}
	if r.Outcome == Doubtful {
		return "邮件可能已经送到。先请收件人看看有没有收到，再决定要不要重发。"
	}
	switch r.Step {
	case Connecting:
		return "请核对服务器名和端口；核对无误的，请网络管理员放行到这个端口的连接。加密方式与端口要配套：starttls 一般用 587，tls 一般用 465。"
	case Securing:
		return r.securingAdvice()
	case SigningIn:
		return r.signInAdvice()
	case Starting:
		return "服务器不让用这个发件人。发件人一般要与登录的邮箱相同，请核对。"
	case Addressing:
		return r.addressingAdvice()
	}
	if r.Outcome == Permanent {
		return "服务器不收这封邮件，多因被当作垃圾邮件或发件人没有权限。请把服务器的原话转给邮件管理员。"
	}
	return "服务器暂时不收，请过一会儿再试；总是这样的，把服务器的原话转给邮件管理员。"
}

func (r Result) securingAdvice() string {
	switch {
	case errors.Is(r.Err, ErrNoSecurity):
		return "请改用直接加密：加密方式 tls，端口一般是 465。"
	case untrusted(r.Err):
		return "请核对服务器名是否与证书上的一致；单位自己签发的证书，把签发者的证书（PEM）给本程序。"
	}
	return "请核对加密方式与端口是否配套：starttls 一般用 587，tls 一般用 465。"
}

func (r Result) signInAdvice() string {
	if errors.Is(r.Err, ErrNoSignIn) {
		return "请换一台支持密码登录的服务器；本机不用登录的服务器，不写登录名。"
	}
	if r.Code >= 400 && r.Code < 500 {
		return "服务器暂时不让登录，请过一会儿再试。"
	}
	return "请核对登录名和密码。163、QQ 等邮箱要先在网页上打开 SMTP 服务，密码用“授权码”，不是登录网页的密码。"
}

func (r Result) addressingAdvice() string {
	if r.Code == 0 && r.Outcome == Permanent {
		return "请改正收件人的地址。"
	}
	if r.Outcome == Permanent {
		return "请核对收件人的地址，或换一个邮箱。"
	}
	return "服务器暂时不收给这个人的邮件（对方邮箱满了，或要求晚些再试），请过一会儿再试。"
}
