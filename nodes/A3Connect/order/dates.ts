import { DateTime, FixedOffsetZone } from 'luxon';

/**
 * A whole day at the beginning of a text. Luxon completes what is not whole: it makes 1 January of a
 * year, and today of a time. 24:00 is left out, as it could be meant for either of two days.
 */
const WHOLE_DAY = /^\d{4}(-\d{2}-\d{2}|\d{4}|-?W\d{2}-?\d|-?\d{3})([Tt](?!24)|$)/;

/** The zone of a text that tells none. The offset is any but 0: Luxon has one object for that. */
const AS_IT_STANDS = FixedOffsetZone.instance(1);

const MINUTES_OF_A_DAY = 24 * 60;

/**
 * The day that a value means, as `yyyy-mm-dd`.
 *
 * @param given a day or a time in any spelling of ISO 8601, with a blank for the "T" too: a time
 * without offset counts for its day as it stands, one with an offset is an instant. Also an instant
 * as a `Date` or a Luxon `DateTime`, and a number of eight digits (`20261224`)
 * @param timeZone the IANA name of the workflow's time zone, in which the day of an instant counts
 * @returns undefined where the value is no day of the calendar
 */
export function dayOf(given: unknown, timeZone: string): string | undefined {
	const text = typeof given === 'number' ? String(given) : given;
	if (typeof text !== 'string') return dayOfInstant(asDate(text), timeZone);
	const spelled = text.trim().replace(/\s+(?=\d)/, 'T');
	if (!WHOLE_DAY.test(spelled)) return undefined;
	const time = DateTime.fromISO(spelled.replace(/\s+/, ''), { zone: AS_IT_STANDS, setZone: true });
	if (time.zone === AS_IT_STANDS) return calendarDay(time);
	return Math.abs(time.offset) < MINUTES_OF_A_DAY ? calendarDay(time.setZone(timeZone)) : undefined;
}

function dayOfInstant(instant: Date | undefined, timeZone: string): string | undefined {
	return instant && calendarDay(DateTime.fromJSDate(instant, { zone: timeZone }));
}

function asDate(given: unknown): Date | undefined {
	if (Object.prototype.toString.call(given) === '[object Date]') return given as Date;
	const convert = (given as { toJSDate?: () => Date } | null | undefined)?.toJSDate;
	return typeof convert === 'function' ? convert.call(given) : undefined;
}

function calendarDay(time: DateTime): string | undefined {
	const day = time.toISODate();
	return day !== null && /^(?!0000)\d{4}-/.test(day) ? day : undefined;
}
