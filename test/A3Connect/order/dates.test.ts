import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayOf } from '../../../nodes/A3Connect/order/dates';
import { evaluate } from '../../shared/parameters/evaluate';

const STOCKHOLM = 'Europe/Stockholm';
const ZONES = [STOCKHOLM, 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kathmandu'];

describe('a plain day', () => {
	it.each(['2026-03-29', '2026-10-25', '2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01'])(
		'stays what it is in every time zone: %s',
		(day) => {
			for (const zone of ZONES) expect(dayOf(day, zone)).toBe(day);
		},
	);

	it('may have spaces around it', () => {
		expect(dayOf(' 2026-03-29\n', STOCKHOLM)).toBe('2026-03-29');
	});

	it.each([
		...['2026-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10'],
		...['2026-01-00', '2026-01-32', '0000-01-01', '9999-99-99'],
	])('that is not in the calendar is none: %s', (day) => {
		expect(dayOf(day, STOCKHOLM)).toBeUndefined();
		expect(dayOf(`${day}T12:00:00`, STOCKHOLM)).toBeUndefined();
		expect(dayOf(`${day}T12:00:00Z`, STOCKHOLM)).toBeUndefined();
	});
});

describe('a day in any spelling of ISO 8601', () => {
	it.each([
		...['20261224', '2026-W52-4', '2026W524', '2026-358', '2026358', '2026-12-24T10'],
		...['20261224T10', '2026-12-24T10:00+01', '2026-W52-4T10:30', '2026-358 10:30:15', 20261224],
	])('is that day: %j', (given) => {
		expect(dayOf(given, STOCKHOLM)).toBe('2026-12-24');
	});
});

describe('a local time', () => {
	it.each([
		'2026-03-29T00:00',
		'2026-03-29T23:59:59',
		'2026-03-29T23:59:59.999',
		'2026-03-29 08:30:00,5',
		'2026-03-29T02:30:00',
		'2026-03-29T12',
	])('counts for its day as it stands, also in the hour that the clocks skip: %s', (time) => {
		for (const zone of ZONES) expect(dayOf(time, zone)).toBe('2026-03-29');
	});

	it.each(['2026-03-29T24:00', '2026-03-29T12:60', '2026-03-29T12:00:60', '2026-03-29T'])(
		'that no clock shows is none: %s',
		(time) => {
			expect(dayOf(time, STOCKHOLM)).toBeUndefined();
		},
	);
});

describe('an instant', () => {
	it.each([
		['before midnight in winter', '2026-01-14T22:59:59Z', '2026-01-14'],
		['midnight in winter', '2026-01-14T23:00:00Z', '2026-01-15'],
		['before midnight in summer', '2026-07-14T21:59:59Z', '2026-07-14'],
		['midnight in summer', '2026-07-14T22:00:00Z', '2026-07-15'],
		['midnight before the clocks go forward', '2026-03-28T23:00:00Z', '2026-03-29'],
		['the last second before the clocks go forward', '2026-03-29T00:59:59Z', '2026-03-29'],
		['the first second of summer time', '2026-03-29T01:00:00Z', '2026-03-29'],
		['the last second of the day with 23 hours', '2026-03-29T21:59:59Z', '2026-03-29'],
		['midnight after the day with 23 hours', '2026-03-29T22:00:00Z', '2026-03-30'],
		['midnight before the clocks go back', '2026-10-24T22:00:00Z', '2026-10-25'],
		['the second before', '2026-10-24T21:59:59Z', '2026-10-24'],
		['the hour that there is twice, first', '2026-10-25T00:30:00Z', '2026-10-25'],
		['the hour that there is twice, second', '2026-10-25T01:30:00Z', '2026-10-25'],
		['the last second of the day with 25 hours', '2026-10-25T22:59:59Z', '2026-10-25'],
		['midnight after the day with 25 hours', '2026-10-25T23:00:00Z', '2026-10-26'],
		['the new year', '2025-12-31T23:00:00Z', '2026-01-01'],
		['a leap day', '2024-02-28T23:30:00Z', '2024-02-29'],
		['another time zone', '2026-03-29T00:30:00+05:30', '2026-03-28'],
		['an offset without a colon', '2026-03-29T00:30:00+0100', '2026-03-29'],
		['a small z and a blank', '2026-03-28 23:30z', '2026-03-29'],
		['parts of a second', '2026-03-28T22:59:59.999Z', '2026-03-28'],
		['an hour alone', '2026-03-28T23Z', '2026-03-29'],
		['an offset of hours alone', '2026-03-29T00:30+01', '2026-03-29'],
		['a blank before the offset', '2026-03-28 23:30:00 +00:00', '2026-03-29'],
		['no dashes and no colons', '20260328T233000Z', '2026-03-29'],
		['a day of a week', '2026-W13-6T23:30Z', '2026-03-29'],
		['a time zone by its name', '2026-03-28T19:30:00[America/New_York]', '2026-03-29'],
	])('counts for its day in Stockholm: %s', (_, instant, day) => {
		expect(dayOf(instant, STOCKHOLM)).toBe(day);
	});

	it('counts for the day in the time zone of the workflow', () => {
		const days = ZONES.map((zone) => dayOf('2026-03-28T23:30:00Z', zone));
		expect(days).toEqual(['2026-03-29', '2026-03-28', '2026-03-28', '2026-03-29', '2026-03-29']);
	});

	it('may be a Date', () => {
		expect(dayOf(new Date('2026-03-28T23:30:00Z'), STOCKHOLM)).toBe('2026-03-29');
		expect(dayOf(new Date(NaN), STOCKHOLM)).toBeUndefined();
	});

	it.each([
		['2026-03-28T23:30:00Z', '2026-03-29'],
		['2026-10-25T22:59:59Z', '2026-10-25'],
	])('may be the DateTime of an expression: %s', (instant, day) => {
		const time = evaluate(`={{ DateTime.fromISO("${instant}") }}`);
		expect(dayOf(time, STOCKHOLM)).toBe(day);
		expect(dayOf(evaluate('={{ DateTime.invalid("unknown") }}'), STOCKHOLM)).toBeUndefined();
	});

	it('counts for the day that the calendar has for it, in any century of ours', () => {
		const instants = fc.date({
			min: new Date('1900-01-02T00:00:00Z'),
			max: new Date('9999-12-30T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(instants, (instant) => {
				expect(dayOf(instant, 'UTC')).toBe(instant.toISOString().slice(0, 10));
			}),
		);
	});

	it('counts for the day that its own midnight begins', () => {
		const instants = fc.date({
			min: new Date('1990-01-01T00:00:00Z'),
			max: new Date('2090-01-01T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
				const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);
				expect(dayOf(instant, zone)).toBe(shown);
				expect(dayOf(instant.toISOString(), zone)).toBe(shown);
			}),
		);
	});
});

describe('anything else', () => {
	it.each([
		...['', 'i morgon', '29/3 2026', '2026-3-9', '2026-03', '202603', '2026-W13', '12', '2026'],
		...['T10:00', '10:00', '2026-W54-1', '2026-W13-8', '2026-366', '2026-000', '20260329100000'],
		...['2026-03-29T10:00+25:00', '2026-03-29T10:00 CET', '2026-03-29-10:00', '+002026-03-29'],
		...['Sun Mar 29 2026', '2026-03-29T10:00:00[Europe/Ankeborg]', '２０２６-03-29'],
	])('is no day: %j', (given) => {
		expect(dayOf(given, STOCKHOLM)).toBeUndefined();
	});

	it.each([
		0,
		2026,
		46110,
		20260230,
		1774746000000,
		NaN,
		true,
		null,
		undefined,
		{},
		[],
		['2026-03-29'],
		{ toJSDate: 'x' },
	])('is no day: %p', (given) => {
		expect(dayOf(given, STOCKHOLM)).toBeUndefined();
	});

	it('never makes reading it fail', () => {
		const given = fc.oneof(fc.anything({ withDate: true }), fc.string());
		fc.assert(
			fc.property(given, fc.constantFrom(...ZONES), (value, zone) => {
				expect(dayOf(value, zone) ?? '2026-03-29').toMatch(/^\d{4}-\d{2}-\d{2}$/);
			}),
		);
	});
});

describe('any time, however it is spelled,', () => {
	const padded = (min: number, max: number, length = 2) =>
		fc.integer({ min, max }).map((number) => String(number).padStart(length, '0'));
	const day = fc
		.tuple(padded(1900, 2100, 4), padded(1, 12), padded(1, 28))
		.map((parts) => parts.join('-'));
	const fraction = fc
		.tuple(fc.constantFrom('.', ','), padded(0, 999, 3))
		.map((parts) => parts.join(''));
	const seconds = fc.tuple(padded(0, 59), fc.option(fraction, { nil: '' }));
	const time = fc
		.tuple(padded(0, 23), padded(0, 59), fc.option(seconds))
		.map(([hour, minute, rest]) => `${hour}:${minute}${rest ? `:${rest.join('')}` : ''}`);
	const separator = fc.constantFrom('T', ' ');
	const offset = fc.oneof(
		fc.constantFrom('Z', 'z'),
		fc
			.tuple(fc.constantFrom('+', '-'), padded(0, 14), fc.constantFrom(':', ''), padded(0, 59))
			.map((parts) => parts.join('')),
	);
	const zone = fc.constantFrom(...ZONES);

	it('is the same day by its week, its number in the year or without dashes', () => {
		fc.assert(
			fc.property(day, separator, fc.option(time), zone, (ofDay, between, ofTime, ofZone) => {
				const date = DateTime.fromISO(ofDay);
				const rest = ofTime === null ? '' : `${between}${ofTime}`;
				for (const form of ['yyyyMMdd', "kkkk-'W'WW-c", "kkkk'W'WWc", 'yyyy-ooo', 'yyyyooo']) {
					expect(dayOf(`${date.toFormat(form)}${rest}`, ofZone)).toBe(ofDay);
				}
			}),
		);
	});

	it('counts for its own day without an offset, and that day for itself', () => {
		fc.assert(
			fc.property(day, separator, time, zone, (ofDay, between, ofTime, ofZone) => {
				expect(dayOf(`${ofDay}${between}${ofTime}`, ofZone)).toBe(ofDay);
				expect(dayOf(ofDay, ofZone)).toBe(ofDay);
			}),
		);
	});

	it('counts with an offset for the day that the zone has at that instant', () => {
		fc.assert(
			fc.property(day, separator, time, offset, zone, (ofDay, between, ofTime, from, ofZone) => {
				const instant = new Date(
					`${ofDay}T${ofTime.replace(',', '.')}${from.toUpperCase().replace(/(\d\d):?(\d\d)$/, '$1:$2')}`,
				);
				const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: ofZone }).format(instant);
				expect(dayOf(`${ofDay}${between}${ofTime}${from}`, ofZone)).toBe(shown);
			}),
		);
	});
});
