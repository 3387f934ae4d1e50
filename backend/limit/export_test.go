package limit

// BucketsForTest is how many ids are held.
func BucketsForTest(r *Rates) (n int) {
	for i := range r.shards {
		n += len(r.shards[i].buckets)
	}
	return n
}
