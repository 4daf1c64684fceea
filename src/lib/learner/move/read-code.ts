import jsqr from 'jsqr';

/** Not in TypeScript's library: no browser but Chromium's has it. */
interface Detector {
	readonly detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorMaker {
	new (options: { readonly formats: readonly string[] }): Detector;
	readonly getSupportedFormats: () => Promise<readonly string[]>;
}

/** The longer side of what is looked at: enough for a code that fills half of it, and quick on a phone. */
const SIDE = 720;

/** The browser's own reader where there is one, else one in script. */
export async function codeReader(): Promise<(video: HTMLVideoElement) => Promise<string | null>> {
	const { BarcodeDetector: Maker } = globalThis as { BarcodeDetector?: DetectorMaker };
	const formats = await Maker?.getSupportedFormats().catch((): readonly string[] => []);
	if (Maker && formats?.includes('qr_code')) {
		const detector = new Maker({ formats: ['qr_code'] });
		return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
	}
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { willReadFrequently: true });
	return (video) => Promise.resolve(context && readFrom(video, canvas, context));
}

function readFrom(
	video: HTMLVideoElement,
	canvas: HTMLCanvasElement,
	context: CanvasRenderingContext2D,
): string | null {
	const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
	canvas.width = Math.round(video.videoWidth * scale);
	canvas.height = Math.round(video.videoHeight * scale);
	if (canvas.width === 0) return null;
	context.drawImage(video, 0, 0, canvas.width, canvas.height);
	const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
	return jsqr(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}
