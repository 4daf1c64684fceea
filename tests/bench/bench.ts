import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { buildIfNeeded } from '../../src/cli/build-if-needed.ts';
import { CHROMIUM_FLAGS, ensureChromium } from '../../src/cli/find-browsers.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { generateModule } from './generate-module.ts';
import { barePage, staticPage } from './static-page.ts';

/**
 * `npm run bench`: our quiz page against two hand-written static pages, one with the same quiz and a bare one with its
 * first question alone, in one run, rounds interleaved, cold cache, a slow phone (CPU ÷ 4) on a slow network; the idle
 * server; the checker on large modules. Writes `results.json` and prints a table with the limits.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const QUIZ = '/learn/gaza-stabilisation-force/quiz/actors';

interface Round {
	/** ms from navigation to the painted feedback on the first item. */
	feedback: number;
	/** ms from that click on Check, made while the page is still arriving, to the painted feedback. */
	hastyClick: number;
	/** ms from a first click on Check to the painted feedback, the page having come to rest. */
	click: number;
	firstPaint: number;
	/** Bytes over the wire for the whole page, compressed, headers included. */
	bytes: number;
	shift: number;
	heapMb: number;
}

const median = (values: readonly number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

if ((await buildIfNeeded()) !== 0) throw new Error('The build failed.');
const executablePath = (await ensureChromium()) ?? undefined;
const { modules } = await readLibrary('quizzes');
const module = modules[0];
const quiz = module?.quizzes.find((candidate) => QUIZ.endsWith(`/${candidate.id}`));
if (!module || !quiz) throw new Error(`There is no quiz at ${QUIZ}.`);

const app = await startApp();
const plain = await startStatic(staticPage(module, quiz));
const bare = await startStatic(barePage(quiz));
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: CHROMIUM_FLAGS,
});

const ours: Round[] = [];
const theirs: Round[] = [];
const least: Round[] = [];
for (let round = 0; round < ROUNDS + 1; round += 1) {
	const own = await measure(browser, `${app.url}${QUIZ}`);
	const full = await measure(browser, plain.url);
	const alone = await measure(browser, bare.url);
	// The first round warms the machine, not the cache; it does not count.
	if (round === 0) continue;
	ours.push(own);
	theirs.push(full);
	least.push(alone);
}
await browser.close();
const residentMb = await resident(app.pid);
app.stop();
plain.server.close();
bare.server.close();
const small = await timeCheck(1_000);
const large = await timeCheck(10_000);

const of = (rounds: Round[], key: keyof Round) => median(rounds.map((round) => round[key]));
const ratioTo = (others: readonly Round[]) =>
	median(ours.map((round, index) => round.feedback / (others[index]?.feedback ?? Number.NaN)));
const ratio = ratioTo(theirs);
const ratioToBare = ratioTo(least);
const rows: [name: string, value: number, limit: string, good: boolean][] = [
	['quiz page over the wire, kB', of(ours, 'bytes') / 1000, '≤ 45', of(ours, 'bytes') <= 45_000],
	['  static page', of(theirs, 'bytes') / 1000, '', true],
	['navigation → painted feedback, ms', of(ours, 'feedback'), '', true],
	['  static page (navigation → feedback)', of(theirs, 'feedback'), '', true],
	['  ratio, median of the rounds', ratio, '≤ 2, aim 1.5', ratio <= 2],
	['  bare page (navigation → feedback)', of(least, 'feedback'), '', true],
	['  ratio to the bare page', ratioToBare, '≤ 1.6, aim 1.4', ratioToBare <= 1.6],
	['first paint, ms', of(ours, 'firstPaint'), '', true],
	['  static page (first paint)', of(theirs, 'firstPaint'), '', true],
	['  bare page (first paint)', of(least, 'firstPaint'), '', true],
	['click → painted feedback, ms', of(ours, 'click'), '≤ 50', of(ours, 'click') <= 50],
	['  static page (click)', of(theirs, 'click'), '', true],
	['  ours, while the page is still arriving', of(ours, 'hastyClick'), '', true],
	['  static page, while still arriving', of(theirs, 'hastyClick'), '', true],
	['layout shift', of(ours, 'shift'), '0', of(ours, 'shift') === 0],
	['JavaScript heap, MB', of(ours, 'heapMb'), '≤ 8', of(ours, 'heapMb') <= 8],
	['idle server resident, MB', residentMb, '≤ 150', residentMb <= 150],
	['check, 1,000 items and 1 MB reading, s', small, '< 2', small < 2],
	['check, 10,000 items and 1 MB reading, s', large, '≤ 10 times that', large <= 10 * small],
];
for (const [name, value, limit, good] of rows) {
	console.log(`${good ? 'ok  ' : 'OVER'} ${name.padEnd(44)} ${value.toFixed(2).padStart(9)}  ${limit}`);
}
const results = {
	rounds: ROUNDS,
	conditions: `CPU ÷ ${SLOWDOWN}, 1.6 Mbit/s, ${NETWORK.latency} ms, 390×844, cold cache, medians`,
	figures: Object.fromEntries(
		rows.map(([name, value, limit]) => [name, { value: Number(value.toFixed(3)), limit }]),
	),
	ours,
	static: theirs,
	bare: least,
};
await writeFile('tests/bench/results.json', `${JSON.stringify(results, null, '\t')}\n`);

async function measure(browser: Browser, url: string): Promise<Round> {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	const client = await context.newCDPSession(page);
	await client.send('Network.enable');
	await client.send('Network.emulateNetworkConditions', NETWORK);
	await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
	let bytes = 0;
	client.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
	await page.addInitScript(answerAtOnce);
	await page.goto(url, { waitUntil: 'load' });
	const { feedback, click: hastyClick, firstPaint, shift } = await timesOf(page);
	await page.waitForTimeout(300);
	await client.send('HeapProfiler.enable');
	await client.send('HeapProfiler.collectGarbage');
	const { usedSize } = await client.send('Runtime.getHeapUsage');
	await context.close();
	const click = await measureClick(browser, url);
	return { feedback, hastyClick, click, firstPaint, bytes, shift, heapMb: usedSize / 1e6 };
}

async function measureClick(browser: Browser, url: string): Promise<number> {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	const client = await context.newCDPSession(page);
	await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
	await page.goto(url, { waitUntil: 'load' });
	await page.waitForTimeout(1_000);
	// Begun from within the page, so that nothing of the driver runs meanwhile.
	await page.evaluate(`setTimeout(${answerAtOnce.toString()}, 500)`);
	const { click } = await timesOf(page);
	await context.close();
	return click;
}

/** Waits well past the end before it asks: asking runs a script in the page, which would be measured too. */
async function timesOf(page: Page): Promise<Times> {
	await page.waitForTimeout(1_500);
	const times = await page.waitForFunction(() => (window as unknown as { bench?: Times }).bench);
	return (await times.jsonValue()) as Times;
}

interface Times {
	feedback: number;
	click: number;
	firstPaint: number;
	shift: number;
}

/** Runs in the page: as soon as the first choice and its button are painted, chooses, checks, and waits for the words. */
function answerAtOnce() {
	let shift = 0;
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
			if (!entry.hadRecentInput) shift += entry.value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
	let clicked = 0;
	const look = () => {
		const first = document.querySelector('.item');
		const choice = first?.querySelector<HTMLInputElement>('input');
		const button = document.querySelector<HTMLButtonElement>('#act, .item button[type=button]');
		const painted = performance.getEntriesByName('first-contentful-paint')[0];
		const verdict = first?.querySelector<HTMLElement>('.verdict .word, p.verdict');
		if (!clicked && choice && button && painted && button.getBoundingClientRect().height > 0) {
			clicked = performance.now();
			choice.click();
			button.click();
		}
		if (clicked && verdict?.textContent && verdict.getBoundingClientRect().height > 0) {
			const channel = new MessageChannel();
			// Sent from within a frame's callbacks, it arrives when that frame has been painted.
			channel.port2.postMessage(0);
			channel.port1.onmessage = () => {
				const at = performance.now();
				Object.assign(window, {
					bench: { feedback: at, click: at - clicked, firstPaint: painted?.startTime ?? 0, shift },
				});
			};
			return;
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

function startApp(): Promise<{ url: string; pid: number; stop: () => void }> {
	return new Promise((started, failed) => {
		const child = spawn(process.execPath, ['src/cli/start.ts'], {
			env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		child.once('exit', (code) => failed(new Error(`The server stopped with ${code}.`)));
		child.stdout.on('data', (text: Buffer) => {
			const url = /at (http:\S+)/.exec(text.toString())?.[1];
			if (url && child.pid) started({ url, pid: child.pid, stop: () => child.kill('SIGTERM') });
		});
	});
}

/** The static page as a good server would send it: compressed ahead, one answer. */
function startStatic(html: string): Promise<{ url: string; server: Server }> {
	const body = brotliCompressSync(html);
	const server = createServer((_, res) => {
		res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br' });
		res.end(body);
	});
	return new Promise((started) =>
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			started({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`, server });
		}),
	);
}

async function resident(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Seconds for `check`, the whole process, median of three. */
async function timeCheck(items: number): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-bench-'));
	await generateModule(join(folder, 'generated'), { items, readingBytes: 1_000_000, seed: 1 });
	const times: number[] = [];
	for (let round = 0; round < 3; round += 1) {
		const start = performance.now();
		await new Promise((done) =>
			spawn(process.execPath, [resolve('src/cli/quizzes.ts'), 'check', folder], { stdio: 'ignore' }).on(
				'close',
				done,
			),
		);
		times.push((performance.now() - start) / 1000);
	}
	await rm(folder, { recursive: true });
	return median(times);
}
