package footprint

import (
	"runtime"
	"slices"
	"sync"
)

// shardLines is how many lines are worth a processor of their own.
const shardLines = 100_000

// addShards counts lines, several shards at a time where there are many: sums
// are exact, so that the result is the same. The shards are merged in their
// order, which is that of the problems.
func (a *Accumulator) addShards(lines []Line) {
	workers := min(runtime.GOMAXPROCS(0), len(lines)/shardLines)
	if workers < 2 {
		a.addAll(lines, func(*Line, *class) {})
		return
	}
	shards := make([]*Accumulator, workers)
	var wait sync.WaitGroup
	n := 0
	for shard := range slices.Chunk(lines, (len(lines)+workers-1)/workers) {
		into := a.engine.accumulator()
		shards[n] = into
		n++
		wait.Go(func() { into.addAll(shard, func(*Line, *class) {}) })
	}
	wait.Wait()
	for _, shard := range shards[:n] {
		a.merge(shard)
	}
}
