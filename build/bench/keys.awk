# Turns what the benchmark of the check of a key prints into the ratio that matters.
/^BenchmarkCheck/ {
	name = $1
	sub(/-[0-9]+$/, "", name)
	ns[name] = $3
}
END {
	ratio = ns["BenchmarkCheck/check"] / ns["BenchmarkCheck/SHA-256"]
	printf "%-42s %9.2f× SHA-256 of the key   aim: at most 2.0×%s\n", "check of a key among 100,000", ratio, (ratio > 2 ? ", MISSED" : "")
}
