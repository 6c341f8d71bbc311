/**
 * Who may use whom, for `npm run lint`. docs/architecture.md says what the rooms are for.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
	forbidden: [
		...onlyDown(
			'nodes/shared',
			['run', 'operations', 'creations', 'parameters', 'http', 'basis'].map((room) => `${room}/`),
		),
		...['Simutek', 'A3Connect'].flatMap((node) =>
			onlyDown(`nodes/${node}`, [
				`${node}\\.node\\.ts`,
				'methods/',
				'actions/',
				'parameters\\.ts',
				'(customer|order)/',
				'api/',
			]),
		),
		{
			name: 'shared-knows-no-vendor',
			comment: 'What both nodes need knows neither of them.',
			severity: 'error',
			from: { path: '^nodes/shared/' },
			to: { path: '^nodes/(?!shared/)' },
		},
		{
			name: 'no-vendor-knows-the-other',
			severity: 'error',
			from: { path: '^nodes/(Simutek|A3Connect)/' },
			to: { path: '^nodes/(Simutek|A3Connect)/', pathNot: '^nodes/$1/' },
		},
		{
			name: 'api-knows-nothing-of-n8n',
			comment:
				'The wire contract is about the vendor alone. zod comes from n8n, but is not about it.',
			severity: 'error',
			from: { path: '^nodes/[^/]+/api/' },
			to: { pathNot: '^(nodes|node_modules/zod)/' },
		},
		{
			name: 'inner-rooms-use-http-and-basis-only',
			severity: 'error',
			from: { path: '^nodes/[^/]+/(api|customer|order)/' },
			to: { path: '^nodes/shared/', pathNot: '^nodes/shared/(http|basis)/' },
		},
		{
			name: 'pure-rooms-run-nothing-of-n8n',
			comment: 'What decides is pure: of n8n it may know types.',
			severity: 'error',
			from: { path: '^nodes/[^/]+/(customer|order)/' },
			to: { path: 'n8n-workflow', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'transport-is-opened-by-the-shell',
			comment: 'All others are handed a function that sends.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/', pathNot: '^nodes/(shared/run|[^/]+/methods)/' },
			to: { path: '^nodes/shared/http/transport\\.ts$' },
		},
		{
			name: 'only-what-is-published',
			comment: 'The package holds nodes and credentials, and what n8n brings.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: {
				pathNot: '^(nodes|credentials|node_modules/(n8n-workflow|zod|luxon))/',
				dependencyTypesNot: ['core'],
			},
		},
		{
			name: 'no-circle-of-files',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'no-circle-of-rooms',
			severity: 'error',
			scope: 'folder',
			from: {},
			to: { circular: true },
		},
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		// A package is the same wherever node_modules links to.
		preserveSymlinks: true,
	},
};

/** A rule for each room but the uppermost: it uses none of those above it. */
function onlyDown(house, rooms) {
	return rooms.slice(1).map((room, index) => ({
		name: `only-down-in-${house.split('/').at(-1)}`,
		comment: 'Arrows between rooms run down only.',
		severity: 'error',
		from: { path: `^${house}/${room}` },
		to: { path: `^${house}/(${rooms.slice(0, index + 1).join('|')})` },
	}));
}
