# Turns what `go test -bench` prints into the ratios that matter: of commits to a
# bare transaction, of many writers to one, of a long ledger's page to a short one's.
/^Benchmark/ {
	name = $1
	sub(/-[0-9]+$/, "", name)
	sub(/^Benchmark/, "", name)
	ns[name] = $3
	if (name ~ /^Activity/) pages[++count] = name
}
function second(name) { return 1e9 / ns[name] }
END {
	print ""
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
