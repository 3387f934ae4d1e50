package gateway

import (
	"testing"

	"pgregory.net/rapid"
)

// TestFinder: in whatever pieces an answer comes, its usage is found, and no other.
func TestFinder(t *testing.T) {
	const usage = `{"prompt_tokens":7, "completion_tokens":3,"x":"}\"{"}`
	for text, found := range map[string]bool{
		`{"usage":` + usage + `}`: true,
		`{"id":"a\"b","choices":[{"usage":{"prompt_tokens":1}}],"usage" : ` + usage + `,"x":1}`: true,
		`{"a":"\\","usage":` + usage + `}`:                     true,
		`{"usages":{"prompt_tokens":1},"usage":` + usage + `}`: true,
		`{"a":"usage","usage":` + usage + `}`:                  true,
		`{"x":["usage",` + usage + `]}`:                        false,
		`{"a":"\"usage\":` + `"}`:                              false,
		`{"usage":null}`:                                       false,
		`{"usage":[1]}`:                                        false,
		`{"usage":7}`:                                          false,
		`{`:                                                    false,
		``:                                                     false,
		`{"usage":{"prompt_tokens":`:                           false,
		`{"usage":{"prompt_tokens":-1}}`:                       false,
		`{"usage":{"prompt_tokens":1.5}}`:                      false,
		`{"usage":{"prompt_tokens":99999999999999999999999}}`: false,
	} {
		rapid.Check(t, func(r *rapid.T) {
			look := finder{}
			for rest := []byte(text); len(rest) > 0; {
				n := rapid.IntRange(1, len(rest)).Draw(r, "piece")
				look.feed(rest[:n])
				rest = rest[n:]
			}
			if got := look.usage(); (got != nil) != found || found && *got != (told{input: 7, output: 3}) {
				r.Fatalf("%s: %+v", text, got)
			}
		})
	}
}

func TestToldBy(t *testing.T) {
	for object, want := range map[string]told{
		`{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}`:                                            {7, 3, 0},
		`{"prompt_tokens":7,"completion_tokens":3,"prompt_tokens_details":{"audio_tokens":1,"cached_tokens":5}}`: {7, 3, 5},
		`{"input_tokens":7,"output_tokens":3,"input_tokens_details":{"cached_tokens":50}}`:                       {7, 3, 7},
		`{"prompt_tokens":7,"completion_tokens":0,"prompt_cache_hit_tokens":2,"prompt_tokens_details":null}`:     {7, 0, 2},
	} {
		if got := toldBy([]byte(object)); got == nil || *got != want {
			t.Errorf("%s: %+v", object, got)
		}
	}
}
