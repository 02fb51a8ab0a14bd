package preview

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"
)

// A cage is what a program that opens documents from outside runs in.
type cage struct {
	isolated bool // in a network of its own that leads nowhere
}

// newCage finds out what this machine allows: some forbid networks of one's own to whoever is not root.
func newCage() cage {
	c := cage{isolated: true}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if c.command(ctx, defaultLimits, "true").Run() != nil {
		c.isolated = false
	}
	return c
}

// caged sets the limits of a program before it becomes the program: seconds of the processor, kilobytes of memory, no core file.
const caged = `ulimit -c 0 && ulimit -t "$1" && ulimit -v "$2" && shift 2 && exec "$@"`

// command is a program in the cage. When the context ends, it ends with all it has started.
func (c cage) command(ctx context.Context, l Limits, program string, arguments ...string) *exec.Cmd {
	seconds, kilobytes := strconv.Itoa(int(l.Time.Seconds())+1), strconv.FormatInt(l.Memory>>10, 10)
	command := exec.CommandContext(ctx, "/bin/sh", append([]string{"-c", caged, "sh", seconds, kilobytes, program}, arguments...)...)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if c.isolated {
		command.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET | syscall.CLONE_NEWIPC
		command.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
		command.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
	}
	command.Cancel = func() error {
		err := syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
		if errors.Is(err, syscall.ESRCH) {
			return os.ErrProcessDone
		}
		return err
	}
	return command
}

// sweep ends what a program has left behind.
func sweep(command *exec.Cmd) {
	if command.Process != nil {
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL) // mostly nobody is left
	}
}
