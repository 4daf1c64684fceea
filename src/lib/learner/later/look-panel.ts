import { offerInstall } from '../install.ts';
import { closeBesideBoxes } from '../../ui/close-beside.ts';
import { percent } from '../../words/percent.ts';
import { keepLook, onLook, PLAIN, readLook, SIZES, THEMES, type Look } from '../../player/look.ts';

const field = (name: string) => document.querySelector<HTMLInputElement>(`#look [name=${name}]`);
const themeField = (theme: Look['theme']) =>
	document.querySelector<HTMLInputElement>(`#look [name=theme][value=${theme}]`);
const button = (by: number) => document.querySelector<HTMLButtonElement>(`#look [data-size="${by}"]`);

let isStarted = false;

/** Brings the panel behind “Aa” to life. */
export function startLookPanel() {
	const panel = document.getElementById('look');
	if (!panel || isStarted) return;
	isStarted = true;
	panel.addEventListener('click', (event) => {
		const by = event.target instanceof Element && event.target.closest<HTMLElement>('[data-size]');
		if (by) choose({ size: stepped(Number(by.dataset.size)) });
	});
	panel.addEventListener('change', () =>
		choose({
			spaced: field('spaced')?.checked ?? PLAIN.spaced,
			theme: THEMES.find((theme) => themeField(theme)?.checked) ?? PLAIN.theme,
			buzz: field('buzz')?.checked ?? PLAIN.buzz,
			digits: field('digits')?.checked ?? PLAIN.digits,
		}),
	);
	field('buzz')
		?.closest('label')
		?.toggleAttribute('hidden', !('vibrate' in navigator));
	onLook(() => show(readLook()));
	show(readLook());
	offerInstall();
	closeBesideBoxes();
	panel.inert = false;
}

function choose(change: Partial<Look>) {
	const look = { ...readLook(), ...change };
	keepLook(look);
	show(look);
}

const stepped = (by: number) => {
	const { size } = readLook();
	return SIZES[SIZES.indexOf(size) + by] ?? size;
};

function show({ size, theme, ...ticks }: Look) {
	const chosen = themeField(theme);
	if (chosen) chosen.checked = true;
	const said = document.querySelector('#look output');
	if (said) said.textContent = percent(size / 100);
	// Not `disabled`: the focus stays on the button that was pressed last.
	button(-1)?.setAttribute('aria-disabled', String(size === SIZES[0]));
	button(1)?.setAttribute('aria-disabled', String(size === SIZES.at(-1)));
	for (const [name, on] of Object.entries(ticks)) {
		const tick = field(name);
		if (tick) tick.checked = on;
	}
}
