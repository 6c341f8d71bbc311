const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?$/;
const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The day that a value means, as `yyyy-mm-dd`.
 *
 * @param given a day, a time without offset (its day counts as it stands), a time with an offset, a
 * `Date` or a Luxon `DateTime` (instants: their day in the time zone counts)
 * @param timeZone the IANA name of the workflow's time zone
 * @returns undefined where the value is no day of the calendar
 */
export function dayOf(given: unknown, timeZone: string): string | undefined {
	if (typeof given !== 'string') return dayOfInstant(asDate(given), timeZone);
	const text = given.trim();
	if (DAY.test(text)) return calendarDay(text);
	const offset = OFFSET.exec(text)?.[0] ?? '';
	const local = LOCAL_TIME.exec(text.slice(0, text.length - offset.length));
	const day = local?.[1] === undefined ? undefined : calendarDay(local[1]);
	if (day === undefined || offset === '') return day;
	return dayOfInstant(new Date(text.replace(' ', 'T').replace(',', '.')), timeZone);
}

function calendarDay(text: string): string | undefined {
	const [, year, month, day] = DAY.exec(text) ?? [];
	const date = new Date(`${text}T00:00:00Z`);
	const exists =
		!Number.isNaN(date.getTime()) &&
		date.getUTCMonth() + 1 === Number(month) &&
		date.getUTCDate() === Number(day) &&
		Number(year) > 0;
	return exists ? text : undefined;
}

function asDate(given: unknown): Date | undefined {
	if (Object.prototype.toString.call(given) === '[object Date]') return given as Date;
	const convert = (given as { toJSDate?: () => Date } | null | undefined)?.toJSDate;
	return typeof convert === 'function' ? convert.call(given) : undefined;
}

function dayOfInstant(instant: Date | undefined, timeZone: string): string | undefined {
	if (instant === undefined || Number.isNaN(instant.getTime())) return undefined;
	const { year, month, day } = Object.fromEntries(
		new Intl.DateTimeFormat('en', {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
		})
			.formatToParts(instant)
			.map(({ type, value }) => [type, value]),
	);
	const text = `${year?.padStart(4, '0')}-${month}-${day}`;
	return calendarDay(text);
}
