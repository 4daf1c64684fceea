/** Whether anybody may make a teacher’s account: `OPEN_SIGN_UP=1`. */
export const isSignUpOpen = ({ OPEN_SIGN_UP = '' }: NodeJS.ProcessEnv) =>
	/^(1|true|yes)$/i.test(OPEN_SIGN_UP);
