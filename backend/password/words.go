package password

import "math"

// shortest is how many characters make a word: trying all is as easy with fewer.
const shortest = 2

// find finds the words of a list, whichever way they are written.
func (r *ranking) find(s []rune, readings []reading) []match {
	var found []match
	for _, read := range readings {
		for from := range s {
			text := read.text[read.at[from]:]
			reach := r.reach(text)
			for to := from + shortest; to <= len(s) && read.at[to]-read.at[from] <= reach; to++ {
				if rank := r.ranks[text[:read.at[to]-read.at[from]]]; rank > 0 {
					found = append(found, read.word(s, from, to, rank))
				}
			}
		}
	}
	return found
}

func (r *reading) word(s []rune, from, to, rank int) match {
	cost := math.Log10(float64(rank)) + r.cost(from, to)
	if r.backward {
		from, to = len(s)-to, len(s)-from
	}
	return match{from, to, cost + capitals(s[from:to])}
}
