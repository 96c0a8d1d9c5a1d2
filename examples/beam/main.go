// Command beam computes the footprint of many municipalities on Apache Beam: on
// this machine with its own runner, prism, or on Flink, Spark or Dataflow by
// the flag --runner. The figures are those of one process, to the digit.
//
//	go run . --input 'inventories/*.csv' --output footprints --year 2024
//
// The name of a file tells whose inventory it is, "35238-2024-screens.csv".
// README.md says what is written, how to run it elsewhere, and what it costs.
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

var (
	input    = flag.String("input", "", "inventories, a pattern: 'inventories/*.csv', gs://bucket/*.csv")
	output   = flag.String("output", "", "folder of the results, new or empty")
	year     = flag.Int("year", 0, "year of the inventories whose names give none")
	criteria = flag.String("criteria", "gwp", "criteria, parted by commas")
)

func init() {
	register.DoFn3x1[context.Context, string, func(string), error](&match{})
	register.DoFn3x0[string, func(string, string), func(string, string)](&name{})
	register.DoFn5x1[context.Context, string, func(*string) bool, func(string, *sum), func(string, string), error](&compute{})
	register.Combiner1[*sum](&merge{})
	register.Function2x3(areaLine)
	register.DoFn3x1[context.Context, string, func(*string) bool, error](&write{})
}

func main() {
	flag.Parse()
	beam.Init() // a worker stays in it
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	if *input == "" || *output == "" {
		return errors.New("--input and --output are required")
	}
	opts := footprint.Options{Year: *year}
	for id := range strings.SplitSeq(*criteria, ",") {
		c, err := factors.ParseCriterion(id)
		if err != nil {
			return err
		}
		opts.Criteria = append(opts.Criteria, c)
	}
	if err := isNew(ctx, *output); err != nil {
		return err
	}
	return beamx.Run(ctx, pipeline(*input, *output, opts))
}

// pipeline goes from the names of files to the results. All the files of a
// municipality are read together, in the order of their names: a device that
// stands in two of them counts once, as in one process. The sums of
// municipalities are merged by area in whatever order they come.
func pipeline(input, output string, opts footprint.Options) *beam.Pipeline {
	p, s := beam.NewPipelineWithRoot()
	files := beam.Reshuffle(s, beam.ParDo(s, &match{}, beam.Create(s, input)))
	named, strays := beam.ParDo2(s, &name{Year: opts.Year}, files)
	sums, texts := beam.ParDo2(s, &compute{Folder: folderOf(input), Options: opts}, beam.GroupByKey(s, named))
	areas := beam.ParDo(s, areaLine, beam.CombinePerKey(s, &merge{}, sums))
	beam.ParDo0(s, &write{Output: output}, beam.GroupByKey(s, beam.Flatten(s, texts, areas, strays)))
	return p
}
