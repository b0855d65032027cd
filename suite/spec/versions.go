package spec

// In which revisions a requirement holds.
var (
	anyVersion       []string // from an RFC that MCP builds on
	allVersions      = []string{March2025, June2025, November2025, July2026}
	fromJune2025     = allVersions[1:]
	fromNovember2025 = allVersions[2:]
	onlyMarch2025    = allVersions[:1]
	onlyJune2025     = allVersions[1:2]
	onlyNovember2025 = allVersions[2:3]
	onlyJuly2026     = allVersions[3:]
	handshakeEra     = allVersions[:3]
	juneToNovember   = allVersions[1:3]
)

// Short names for the revisions, for the requirement files of this package.
var (
	mar25 = MCP20250326
	jun25 = MCP20250618
	nov25 = MCP20251125
	jul26 = MCP20260728
)
