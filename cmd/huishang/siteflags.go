package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"huishang/accounts"
)

// siteFlags say how people come to the site.
type siteFlags struct {
	URL     string   `name:"url" env:"HUISHANG_URL" placeholder:"网址" help:"大家打开本系统用的网址，如 https://huishang.example.gov.cn；经 HTTPS 代理访问时必须写。"`
	Proxy   []string `placeholder:"地址" help:"可信代理的地址或网段，如 10.0.0.2；它转告的来访地址才算数。"`
	Wording bool     `name:"allow-wording-only" env:"HUISHANG_ALLOW_WORDING_ONLY" help:"第二轮起允许“仅文字修改，免征求处室意见”。默认不允许，办法写的是“按上述程序”。"`
}

// check refuses to let passwords cross a network unguarded, unless the address says that this is meant.
func (f siteFlags) check(listen string, demo bool) error {
	for _, proxy := range f.Proxy {
		if _, err := netip.ParseAddr(proxy); err != nil {
			if _, err := netip.ParsePrefix(proxy); err != nil {
				return unusable{fmt.Errorf("--proxy 应为地址或网段，如 10.0.0.2 或 10.0.0.0/24，现为“%s”。", proxy)}
			}
		}
	}
	if f.URL != "" {
		at, err := url.Parse(f.URL)
		if err != nil || at.Scheme != "https" && at.Scheme != "http" || at.Host == "" || at.Path != "" || at.RawQuery != "" {
			return unusable{fmt.Errorf("--url 应写成 https://主机名，后面不带路径，现为“%s”。", f.URL)}
		}
		return nil
	}
	if demo || loopback(listen) {
		return nil
	}
	return unusable{fmt.Errorf("在 %s 等候，别的电脑也能访问，密码会在网络上明文传送。请放在 HTTPS 代理后面，并用 --url 写明网址，如 --url https://huishang.example.gov.cn；"+
		"确实只能用 http 的，写 --url http://主机名。", listen)}
}

// loopback reports whether an address is reached from the own machine only.
func loopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return true // it cannot be listened at either, which is told there
	}
	at, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && at.IsLoopback()
}

// providerFlags say how the department's own sign-in is reached.
type providerFlags struct {
	OIDCIssuer string `name:"oidc-issuer" env:"HUISHANG_OIDC_ISSUER" placeholder:"网址" help:"统一登录（OpenID Connect）的签发者网址，不写则只用密码登录。"`
	OIDCClient string `name:"oidc-client" env:"HUISHANG_OIDC_CLIENT" placeholder:"名称" help:"本系统在统一登录处登记的客户端名称；密钥写在环境变量 HUISHANG_OIDC_SECRET 里。"`
	OIDCClaim  string `name:"oidc-claim" env:"HUISHANG_OIDC_CLAIM" default:"preferred_username" placeholder:"字段" help:"统一登录给出的哪个字段是登录名。"`
	OIDCTitle  string `name:"oidc-title" env:"HUISHANG_OIDC_TITLE" default:"统一登录" placeholder:"名称" help:"登录页上怎么称呼它。"`
}

// reach asks the provider, when there is one, how people sign in there.
func (f providerFlags) reach(ctx context.Context, site string) (*accounts.Provider, error) {
	switch {
	case f.OIDCIssuer == "":
		return nil, nil
	case f.OIDCClient == "" || site == "":
		return nil, unusable{errors.New("用统一登录时，--oidc-client 和 --url 都要写。")}
	}
	ctx, cancel := context.WithTimeout(ctx, reachTime)
	defer cancel()
	p, err := accounts.NewProvider(ctx, accounts.ProviderSettings{Issuer: f.OIDCIssuer, Client: f.OIDCClient, Secret: os.Getenv(oidcSecret), Claim: f.OIDCClaim,
		Title: f.OIDCTitle, Redirect: strings.TrimSuffix(site, "/") + "/login/provider/return"})
	if err != nil {
		return nil, unusable{fmt.Errorf("统一登录 %s 连不上：%w", f.OIDCIssuer, err)}
	}
	return p, nil
}

const (
	reachTime  = 20 * time.Second
	oidcSecret = "HUISHANG_OIDC_SECRET" // no flag: a command line is there for all to read
)
