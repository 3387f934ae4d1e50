# Turns what `go test -bench Members` prints into the slowest page and search, beside
# the same search by LIKE.
/^BenchmarkMembers/ {
	name = $1
	sub(/-[0-9]+$/, "", name)
	sub(/^BenchmarkMembers\//, "", name)
	us[name] = $3 / 1000
	split(name, parts, "/")
	if (us[name] > us[slowest[parts[1]]]) slowest[parts[1]] = name
}
END {
	print ""
	if (!us["like"]) exit
	printf "%-42s %9.0f µs (aim: under 1000)\n", "slowest page, " slowest["page"], us[slowest["page"]]
	printf "%-42s %9.0f µs (aim: under 3000)\n", "slowest search, " slowest["search"], us[slowest["search"]]
	printf "%-42s %9.0f µs %6.2f× the same by LIKE\n", "search, name", us["search/name"], us["search/name"] / us["like"]
	printf "%-42s %9.0f µs\n", "first look at the organization", us["first_look"]
}
