/** What the person at the terminal sees while the launcher works. */

const SECOND = 1_000;

/** Does `work`, shows that it is under way, and says how long it took or that it failed. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const started = Date.now();
	const elapsed = () => (Date.now() - started) / SECOND;
	const line = `${title} `.padEnd(66, '.');

	// In a terminal the seconds count up in place; in a log file they are added now and then.
	const terminal = process.stdout.isTTY;
	const show = (text: string) => process.stdout.write(terminal ? `\r${line} ${text}` : ` ${text}`);
	process.stdout.write(line);
	const ticker = setInterval(
		() => show(`${Math.round(elapsed())} s`),
		terminal ? SECOND : 30 * SECOND,
	);

	try {
		const result = await work();
		show(`done, ${elapsed().toFixed(1)} s\n`);
		return result;
	} catch (error) {
		show(`failed, ${elapsed().toFixed(1)} s\n`);
		throw error;
	} finally {
		clearInterval(ticker);
	}
}

/** The last lines of a program's output, which is where it says what went wrong. */
export function lastLines(output: string, count = 25): string {
	return output.trim().split(/\r?\n/).slice(-count).join('\n');
}
