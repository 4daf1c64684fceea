/** A press beside a box closes it; on iOS 17 it does not do so by itself. Asked for again, it is there already. */
export const closeBesideBoxes = () => addEventListener('pointerup', close);

function close({ target }: PointerEvent) {
	if (!(target instanceof Element) || target.closest('[popovertarget]')) return;
	for (const box of document.querySelectorAll<HTMLElement>('[popover]'))
		if (box.matches(':popover-open') && !box.contains(target)) box.hidePopover();
}
