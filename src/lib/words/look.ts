/** The panel behind “Aa”. */
export const LOOK = 'Text size, spacing and colours';
export const THEME = 'Colours';
export const THEMES = [
	['auto', 'As device'],
	['light', 'Light'],
	['dark', 'Dark'],
	['sepia', 'Sepia'],
] as const;
export const INSTALL = 'Install Mandate on this device';
export const INSTALL_ON_IOS =
	'To install Mandate, open your browser’s Share menu and choose “Add to Home Screen”. The app keeps its own data: take your progress along under “Your data”.';
