/** The names under which the preload and main find each other. Nothing outside this folder knows them. */
export const CALL_CHANNEL = 'igt:call';
export const OFFER_CHANNEL = 'igt:offer-file';
export const EVENT_CHANNEL = 'igt:event';
