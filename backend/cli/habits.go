package cli

// habit is how something is used, day by day. What a key makes possible begins when
// it is made, and ends with it.
type habit struct {
	key, room string   // without a key: the playground
	who       []string // of the cast, where it is people at the playground; "": the demo's person
	from      int      // its first day, where there is no key
	daily     float64  // requests on a working day, in the end
	weekend   float64  // how much of it is left then
	hours     *clockwork
	models    []portion
	in, out   int64   // tokens, usually; 0 out: embeddings
	cached    float64 // of the input
	streamed  bool
	until     int      // its last day; 0: it goes on
	strains   []strain // limits that it comes upon

	mood   float64 // today's
	day    int64   // of that
	asleep int64   // the day on which it gave up: its cap is full
}

// portion is a model with how often it is the one, of a hundred.
type portion struct {
	model string
	share int
}

// strain is a limit of the gateway's that is met in one hour of so many.
type strain struct {
	level, limit string
	oneIn        int
}

// clockwork is how a day's requests lie on the hours of UTC.
type clockwork [24]float64

// The days of an office in Paris, of a shop's customers, and of two programs that
// run by themselves.
var (
	office = &clockwork{6: 2, 7: 9, 8: 13, 9: 14, 10: 12, 11: 6, 12: 9, 13: 13, 14: 13, 15: 11, 16: 7, 17: 3, 18: 1}
	buyers = &clockwork{5: 1, 6: 3, 7: 4, 8: 5, 9: 6, 10: 6, 11: 7, 12: 7, 13: 5, 14: 5, 15: 5, 16: 6, 17: 7, 18: 9, 19: 10, 20: 9, 21: 5, 22: 2}
	nights = &clockwork{1: 40, 2: 45, 3: 15}
	dusk   = &clockwork{16: 10, 17: 60, 18: 30}
)

// habits are all of the demo's organization.
func habits() []*habit {
	return []*habit{
		{
			key: "helpdesk-prod", daily: 210, weekend: 0.62, hours: buyers, in: 9_800, out: 310, cached: 0.45, streamed: true,
			models: []portion{{mistralMedium, 56}, {mistralLarge, 30}, {mistralSmall, 14}}, strains: []strain{{"key", "requests_per_second", 70}, {"workspace", "tokens_per_minute", 160}},
		},
		{key: "shop-translations", daily: 74, weekend: 0, hours: dusk, in: 2_300, out: 2_100, cached: 0.1, models: []portion{{mistralLarge, 100}}},
		{key: "launch-site", daily: 90, weekend: 1.2, hours: buyers, in: 1_900, out: 260, cached: 0.3, streamed: true, models: []portion{{mistralSmall, 100}}},
		{
			key: "nightly-eval", daily: 128, weekend: 0, hours: nights, in: 4_100, out: 820, models: []portion{{gpt, 34}, {gptMini, 30}, {llama, 36}},
			strains: []strain{{"key", "requests_per_second", 9}},
		},
		{key: "figma-plugin", daily: 46, weekend: 0.03, hours: office, in: 5_200, out: 760, cached: 0.2, streamed: true, models: []portion{{gpt, 55}, {gptMini, 45}}},
		{key: "helpdesk-staging", daily: 12, weekend: 0, hours: office, in: 7_000, out: 300, streamed: true, models: []portion{{mistralSmall, 100}}},
		{key: "yuliia-notebook", daily: 22, weekend: 0.1, hours: office, in: 3_000, out: 900, streamed: true, until: 76, models: []portion{{coder, 70}, {codestral, 30}}},
		{key: "ines-laptop", daily: 6, weekend: 0.2, hours: office, in: 1_400, out: 500, streamed: true, models: []portion{{mistralLarge, 60}, {llama, 40}}},
		{key: "ines-macbook", daily: 9, weekend: 0.2, hours: office, in: 1_800, out: 600, streamed: true, models: []portion{{codestral, 50}, {mistralLarge, 30}, {gpt, 20}}},
		{key: "import-2025", daily: 25, weekend: 0, hours: office, in: 2_600, out: 150, models: []portion{{mistralSmall, 100}}},
		{key: "catalogue-search", daily: 140, weekend: 0.8, hours: buyers, in: 620, models: []portion{{mistralEmbed, 100}}},
		{
			room: atelier, who: []string{"", "elodie.lefevre", "beatriz.goncalves", "tomasz.wisniewski", "chiara.dagostino", "elodie.lefevre"}, from: 20,
			daily: 26, weekend: 0.05, hours: office, in: 2_700, out: 640, streamed: true, models: []portion{{mistralLarge, 48}, {gpt, 22}, {mistralSmall, 18}, {llama, 12}},
		},
		{
			room: catalogue, who: []string{"beatriz.goncalves", "elodie.lefevre"}, from: 28,
			daily: 14, weekend: 0, hours: office, in: 3_100, out: 900, streamed: true, models: []portion{{mistralLarge, 100}},
		},
		{
			room: nightLab, who: []string{"alexandros.papadopoulos", "yuliia.shevchenko"}, from: 52, until: 75,
			daily: 8, weekend: 0.1, hours: office, in: 2_000, out: 1_100, streamed: true, models: []portion{{coder, 100}},
		},
	}
}
