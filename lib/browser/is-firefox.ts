/** Whether this is the build for Firefox, whose rules have types of their own. */
export const isFirefox = import.meta.env.BROWSER === 'firefox';
