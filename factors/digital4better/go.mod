module github.com/reen-numerique/reen/factors/digital4better

go 1.26.0

require (
	github.com/reen-numerique/reen v0.0.0
	github.com/shopspring/decimal v1.6.0
	github.com/stretchr/testify v1.12.1
)

require (
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/reen-numerique/reen => ../..
