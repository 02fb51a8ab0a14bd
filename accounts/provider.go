package accounts

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// ProviderSettings say how the department's own sign-in is reached (OpenID Connect).
type ProviderSettings struct {
	Issuer   string // its address, under which it tells all else
	Client   string // the name this program is registered under
	Secret   string
	Claim    string // which claim holds the login name
	Title    string // what people call it
	Redirect string // where it sends people back to
}

// Provider is the department's own sign-in. People it knows still have to be users here: it says who they are, not what they may do.
type Provider struct {
	Title    string
	claim    string
	login    oauth2.Config
	verifier *oidc.IDTokenVerifier
	client   *http.Client
}

// answerTime is how long the provider may take to answer.
const answerTime = 15 * time.Second

// NewProvider asks the issuer where to send people and by which keys it signs.
func NewProvider(ctx context.Context, set ProviderSettings) (*Provider, error) {
	client := &http.Client{Timeout: answerTime}
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, client), set.Issuer)
	if err != nil {
		return nil, fmt.Errorf("reach the provider %s: %w", set.Issuer, err)
	}
	return &Provider{
		Title:  set.Title,
		claim:  set.Claim,
		client: client,
		login: oauth2.Config{ClientID: set.Client, ClientSecret: set.Secret, Endpoint: found.Endpoint(), RedirectURL: set.Redirect,
			Scopes: []string{oidc.ScopeOpenID, "profile", "email"}},
		verifier: found.Verifier(&oidc.Config{ClientID: set.Client}),
	}, nil
}

// Trip is what a browser keeps while it is at the provider: the state its answer must bring back, the nonce its token must hold, and the
// word only this browser can redeem the code with (PKCE).
type Trip struct{ State, Nonce, Verifier, Back string }

// NewTrip begins a trip that leads back to an address of this site.
func NewTrip(back string) Trip {
	return Trip{rand.Text(), rand.Text(), oauth2.GenerateVerifier(), back}
}

// String is a trip as a cookie keeps it.
func (t Trip) String() string {
	return strings.Join([]string{t.State, t.Nonce, t.Verifier, t.Back}, "~")
}

// ParseTrip reads a trip back.
func ParseTrip(text string) (Trip, bool) {
	parts := strings.SplitN(text, "~", 4)
	if len(parts) != 4 || parts[0] == "" || parts[1] == "" || parts[2] == "" {
		return Trip{}, false
	}
	return Trip{parts[0], parts[1], parts[2], parts[3]}, true
}

// Leave is the address of the provider a trip goes to.
func (p *Provider) Leave(t Trip) string {
	return p.login.AuthCodeURL(t.State, oidc.Nonce(t.Nonce), oauth2.S256ChallengeOption(t.Verifier))
}

// ErrTrip is an answer of the provider that does not belong to the trip, or that it does not vouch for.
var ErrTrip = errors.New("统一登录没有完成，请重新登录。")

// Return redeems what the provider sent back and gives the login name it vouches for. The error is [ErrTrip] with its cause.
func (p *Provider) Return(ctx context.Context, t Trip, state, code string) (login string, err error) {
	if subtle.ConstantTimeCompare([]byte(state), []byte(t.State)) != 1 {
		return "", fmt.Errorf("%w（the state is another's）", ErrTrip)
	}
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := p.login.Exchange(ctx, code, oauth2.VerifierOption(t.Verifier))
	if err != nil {
		return "", fmt.Errorf("%w（redeem the code: %w）", ErrTrip, err)
	}
	raw, _ := token.Extra("id_token").(string)
	vouched, err := p.verifier.Verify(ctx, raw)
	if err != nil {
		return "", fmt.Errorf("%w（verify the token: %w）", ErrTrip, err)
	}
	if subtle.ConstantTimeCompare([]byte(vouched.Nonce), []byte(t.Nonce)) != 1 {
		return "", fmt.Errorf("%w（the nonce is another's）", ErrTrip)
	}
	claims := map[string]any{}
	if err := vouched.Claims(&claims); err != nil {
		return "", fmt.Errorf("%w（read the claims: %w）", ErrTrip, err)
	}
	login, _ = claims[p.claim].(string)
	if login == "" {
		return "", fmt.Errorf("%w（there is no claim %s）", ErrTrip, p.claim)
	}
	return login, nil
}
