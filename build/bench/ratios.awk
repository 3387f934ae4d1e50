# Turns what `go test -bench` prints into the ratios that matter: of commits to a
# bare transaction, of many writers to one, of a long ledger's page to a short one's.
# Of what was measured in several rounds it takes the median.
/^Benchmark/ {
	name = $1
	sub(/-[0-9]+$/, "", name)
	sub(/^Benchmark/, "", name)
	if (name ~ /^Activity/ && !rounds[name]) pages[++count] = name
	measured[name, ++rounds[name]] = $3
}
# The upper one where two are in the middle. A round is put in order where it is met.
function median(name,    i, j, v) {
	for (i = 2; i <= rounds[name]; i++) {
		v = measured[name, i]
		for (j = i - 1; j > 0 && measured[name, j] > v; j--) measured[name, j + 1] = measured[name, j]
		measured[name, j + 1] = v
	}
	return measured[name, int(rounds[name] / 2) + 1]
}
function second(name) { return 1e9 / ns[name] }
END {
	print ""
	for (name in rounds) ns[name] = median(name)
	if (!ns["BareTransaction"] || !ns["Commit/writers=1"]) exit
	printf "%-42s %9.0f /s\n", "bare one-row transaction", second("BareTransaction")
	printf "%-42s %9.0f /s  %6.2f× a bare transaction\n", "commit, one writer", second("Commit/writers=1"), ns["BareTransaction"] / ns["Commit/writers=1"]
	for (writers = 32; writers <= 256; writers *= 8) {
		name = "Commit/writers=" writers
		printf "%-42s %9.0f /s  %6.2f× one writer\n", "commit, " writers " writers", second(name), ns["Commit/writers=1"] / ns[name]
	}
	for (i = 1; i <= count; i++)
		printf "%-42s %9.0f µs %6.2f× the first\n", "activity, page of 50, " pages[i], ns[pages[i]] / 1000, ns[pages[i]] / ns[pages[1]]
}
