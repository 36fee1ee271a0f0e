import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { Reply } from '../../bridge/answer-call.ts';
import { isOurs } from './origin.ts';

/**
 * Did this message come from the app's own page? Only the main frame of our one window, showing our own origin, may ask main
 * for anything. A frame that has gone away meanwhile is null and is refused too.
 */
export function isFromOurPage(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, window: WebContents): boolean {
  const frame = event.senderFrame;
  return event.sender === window && frame !== null && frame === window.mainFrame && isOurs(frame.url) && isOurs(frame.origin);
}

export const NOT_OUR_PAGE: Reply = {
  ok: false,
  refusal: { code: 'not allowed', words: 'Only the app itself may ask for this.' },
};
