import { offerInstall } from './install.ts';
import { percent } from '../words/percent.ts';
import { applyLook, keepLook, onLook, PLAIN, readLook, SIZES, THEMES, type Look } from '../player/look.ts';

const field = (name: string) => document.querySelector<HTMLInputElement>(`#look [name=${name}]`);
const themeField = (theme: Look['theme']) =>
	document.querySelector<HTMLInputElement>(`#look [name=theme][value=${theme}]`);
const button = (by: number) => document.querySelector<HTMLButtonElement>(`#look [data-size="${by}"]`);

/** Brings the panel behind “Aa” to life. */
export function startLookPanel() {
	const panel = document.getElementById('look');
	// Without popovers its button is not there, either.
	if (!panel || !('popover' in panel)) return;
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
	onLook(() => {
		applyLook(readLook());
		show(readLook());
	});
	show(readLook());
	offerInstall();
	addEventListener('pointerup', closeBeside);
}

/** A press beside a box closes it; on iOS 17 it does not do so by itself. */
function closeBeside({ target }: PointerEvent) {
	if (!(target instanceof Element) || target.closest('[popovertarget]')) return;
	for (const box of document.querySelectorAll<HTMLElement>('[popover]'))
		if (box.matches(':popover-open') && !box.contains(target)) box.hidePopover();
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
