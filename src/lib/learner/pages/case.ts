import { appendLast } from '../../device/append-last.ts';
import { readFor } from '../../device/assigned-reads.ts';
import { eventsOf } from '../../device/log.ts';
import { newId } from '../../device/new-id.ts';
import { patiently } from '../../device/patiently.ts';
import { here } from '../../player/here.ts';
import { openBook, type Book } from '../../player/case/book.ts';
import { tellWhereFrom } from '../../player/way-back.ts';
import { roadText, walk, type Road } from '../../quiz/case/walk.ts';
import { whenHere } from '../../ui/when-here.ts';
import { CANNOT_SAVE } from '../../words/attempts.ts';
import { DECIDE_COUNTS, DECIDE_DONE } from '../../words/cases.ts';
import { assignedStop } from '../assigned-stop.ts';
import { clock } from '../progress/clock.ts';
import { runsOf, type Run } from '../progress/case-progress.ts';

const { module, name } = here();
const id = name ?? '';
clock(module, `case/${id}`);
tellWhereFrom();

/** Whose runs these are: on a shared device one student does not go on with another's. */
const own = readFor();
const owner = own ? `${own.assignment}.${own.student}.` : '';
const newRun = () => `${owner}${newId()}`;
const isOwn = (run: string) => (own ? run.startsWith(owner) : !run.includes('.'));

let run = newRun();
let road: Road = [];
let isOn = false;
let isOver = false;

whenHere(() => {
	const tellAssignment = assignedStop(`case/${id}`, { counts: DECIDE_COUNTS, done: DECIDE_DONE });
	const book = openBook({
		decide: (point, option) => void whenKnown.then(() => decide(point, option)),
		goOn: () => void whenKnown.then(goOn),
		again: () => void whenKnown.then(again),
	});
	if (!book) return;
	const whenKnown = resume(book).catch(() => tellUnsaved());

	function decide(point: number, option: string) {
		const at = book?.one.points[point];
		if (!book || !at || point !== road.length) return;
		road = [...road, option];
		isOn = false;
		appendLast({ type: 'decided', module, case: id, run, point: at.id, option });
		book.show(road, isOn, true);
	}

	function goOn() {
		if (!book) return;
		isOn = true;
		book.show(road, isOn, true);
		if (road.length === book.one.points.length) end(book);
	}

	function end({ one }: Book) {
		const walked = walk(one, road);
		if (!walked) return;
		const { earned, possible } = walked;
		if (!isOver)
			appendLast({ type: 'debriefed', module, case: id, run, earned, possible }, `debriefed/${run}`);
		isOver = true;
		tellAssignment(roadText(road));
	}

	function again() {
		run = newRun();
		road = [];
		isOn = isOver = false;
		book?.show(road, isOn, true);
	}

	/** Where it was left: what came of the last decision is a reminder of how things stand. */
	async function resume({ one, show }: Book) {
		const last = runsOf(id, await patiently(() => eventsOf(module))).findLast((each) => isOwn(each.id));
		if (!last) return;
		run = last.id;
		road = roadOf(one, last);
		isOver = last.end !== null && road.length === one.points.length;
		isOn = isOver;
		show(road, isOn, false);
		if (isOver) tellAssignment(roadText(road));
	}
});

/** As far as the case is still as it was. */
function roadOf({ points }: Book['one'], { decided }: Run): Road {
	const taken: string[] = [];
	for (const [at, point] of points.entries()) {
		const option = decided[at]?.point === point.id ? decided[at].option : undefined;
		if (option === undefined || !point.options.some((one) => one.id === option)) break;
		taken.push(option);
	}
	return taken;
}

function tellUnsaved() {
	const note = document.createElement('p');
	note.className = 'notice';
	note.setAttribute('role', 'status');
	note.textContent = CANNOT_SAVE;
	document.getElementById('case')?.before(note);
}
