package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress gives a callback that shows the bytes read on a terminal; nil
// where nobody watches.
func (c console) progress(what string) func(int64) {
	file, ok := c.err.(*os.File)
	if !ok {
		return nil
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	bar := progressbar.NewOptions64(-1, progressbar.OptionSetWriter(file), progressbar.OptionSetDescription(what),
		progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionShowBytes(true), progressbar.OptionClearOnFinish())
	return func(done int64) { _ = bar.Set64(done) }
}
