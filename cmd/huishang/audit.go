package main

import (
	"errors"
	"fmt"
	"strings"

	"huishang/store"
)

// auditCommands are about the audit log.
type auditCommands struct {
	Verify auditVerifyCommand `cmd:"" help:"逐条核对审计日志，有改动、缺失就指出第一处。"`
}

// auditVerifyCommand looks through the audit log.
type auditVerifyCommand struct {
	Anchor string `placeholder:"校验值" help:"以前记下的最后一条的校验值；一并核对它还在日志里。"`
	databaseFlag
}

// Run tells of each log how long it is and its last hash, or the first line that does not hold.
func (c auditVerifyCommand) Run(t terminal) (err error) {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.read(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	states, err := s.VerifyAudit(ctx)
	if err != nil {
		return failing("审计日志读不出来", err)
	}
	var broken []error
	for _, state := range states {
		if err := tellChain(t, state); err != nil {
			broken = append(broken, err)
		}
	}
	if len(states) == 0 {
		fmt.Fprintln(t.out, "审计日志还没有内容。")
	}
	if c.Anchor != "" {
		there, err := s.Anchor(ctx, store.Home, strings.ToLower(strings.TrimSpace(c.Anchor)))
		if err != nil {
			return failing("审计日志读不出来", err)
		}
		if !there {
			broken = append(broken, fmt.Errorf("记下的校验值 %s 不在审计日志里：校验值抄错了，或者日志整个被换过。", c.Anchor))
		}
	}
	return errors.Join(broken...)
}

// tellChain tells of a log that holds; of another it gives the error.
func tellChain(t terminal, state store.ChainState) error {
	whose := ""
	if state.Tenant != store.Home {
		whose = "（" + state.Tenant + "）"
	}
	if state.Break != nil {
		return fmt.Errorf("审计日志%s第%d条有问题：%s。它之前的%d条完好。", whose, state.Break.Seq, state.Break.Reason, state.Lines)
	}
	fmt.Fprintf(t.out, "审计日志%s完好，共%d条，最后一条的校验值：%s\n", whose, state.Lines, state.Head)
	return nil
}
