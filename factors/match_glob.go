package factors

// globSigns are the signs of a pattern: "#" one digit, "%" digits, "@" one
// letter, "?" one sign, "*" anything or nothing.
const globSigns = "#%@?*"

// glob tells whether a whole word has the form of a pattern. Patterns and
// words are short, and a pattern has few stars: going back costs little.
func glob(pattern, word string) bool {
	for n := 0; n < len(pattern); n++ {
		switch sign := pattern[n]; {
		case sign == '*':
			return globRest(pattern[n+1:], word, func(byte) bool { return true }, 0)
		case sign == '%':
			return globRest(pattern[n+1:], word, isDigit, 1)
		case word == "" || !globOne(sign, word[0]):
			return false
		}
		word = word[1:]
	}
	return word == ""
}

// globRest tries the rest of a pattern after each length of a run.
func globRest(pattern, word string, in func(byte) bool, least int) bool {
	for n := 0; n <= len(word); n++ {
		if n >= least && glob(pattern, word[n:]) {
			return true
		}
		if n == len(word) || !in(word[n]) {
			return false
		}
	}
	return false
}

func globOne(sign, c byte) bool {
	switch sign {
	case '#':
		return isDigit(c)
	case '@':
		return 'a' <= c && c <= 'z'
	case '?':
		return true
	}
	return sign == c
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
