/** An output schema, of the keywords that n8n's own are written with. */
export interface OutputSchema {
	type?: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
	version?: number;
}

/**
 * Describes all values that were seen in one place. Fields come in the order in which they were first
 * seen, and a field that only some of the objects have is described as the others.
 */
export function schemaOf(values: unknown[]): OutputSchema {
	const types = new Set(values.map(typeOf));
	const hasNull = types.delete('null');
	// The editor looks into an object or a list only where that is the one type that is named, so
	// whether it may be null is left out.
	if (is(types, 'object')) return objectSchema(values.filter(isObject));
	if (is(types, 'array')) {
		return { type: 'array', items: schemaOf(values.filter(Array.isArray).flat()) };
	}
	// Of several types the editor shows the first.
	const [type, ...others] = hasNull ? [...types, 'null'] : types;
	if (type === undefined) return {};
	return { type: others.length === 0 ? type : [type, ...others] };
}

function is(types: Set<string>, type: string): boolean {
	return types.size === 1 && types.has(type);
}

function objectSchema(objects: Array<Record<string, unknown>>): OutputSchema {
	const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
	const properties = names.map((name) => {
		const having = objects.filter((object) => Object.hasOwn(object, name));
		return [name, schemaOf(having.map((object) => object[name]))] as const;
	});
	return { type: 'object', properties: Object.fromEntries(properties) };
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeOf(value) === 'object';
}
