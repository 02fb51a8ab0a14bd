package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"huishang/store"
	"huishang/web"
)

// open opens the data to change them.
func (f databaseFlag) open(ctx context.Context) (*store.Store, error) {
	s, err := store.Open(ctx, f.DB, store.Options{})
	if err != nil {
		return nil, unusable{err}
	}
	return s, nil
}

// keep opens what a site keeps its records in, and gives what lets go of it. For the demonstration it is a new one, which goes with it.
func (f databaseFlag) keep(ctx context.Context, demo bool) (*store.Store, func() error, error) {
	if !demo {
		s, err := f.open(ctx)
		if err != nil {
			return nil, nil, err
		}
		return s, s.Close, nil
	}
	folder, err := os.MkdirTemp("", "huishang-demo-")
	if err != nil {
		return nil, nil, unusable{fmt.Errorf("演示要用的临时文件夹建不了：%s。", cause(err))}
	}
	s, err := store.Open(ctx, filepath.Join(folder, "demo.db"), store.Options{})
	if err != nil {
		return nil, nil, errors.Join(unusable{err}, os.RemoveAll(folder))
	}
	forget := func() error { return errors.Join(s.Close(), os.RemoveAll(folder)) }
	if err := web.LoadDemo(ctx, s); err != nil {
		return nil, nil, errors.Join(err, forget())
	}
	return s, forget, nil
}
