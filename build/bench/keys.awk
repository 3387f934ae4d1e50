# Holds what the benchmark of the check of a key prints against its aim.
/^BenchmarkCheck/ {
	for (i = 2; i <= NF; i++)
		if ($i == "×SHA-256") ratio = $(i - 1)
}
END {
	printf "%-44s %9.2f× SHA-256 of the key   aim: at most 2.0×%s\n", "check of a key among 100,000", ratio, (ratio > 2 ? ", MISSED" : "")
}
