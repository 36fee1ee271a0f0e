import { type MailParts, sendDueMail } from './send-due-mail.ts';

const PAUSE = 1_000;

export interface MailSender {
  /** Ends after the mail that is in hand. */
  readonly close: () => Promise<void>;
}

/**
 * Looks for mail that is due, again and again, until it is closed.
 *
 * @param onFault told of what went wrong beside the sending itself, such as a database that is away; the next round comes all the same
 */
export function startMailSender(parts: MailParts, onFault: (error: unknown) => void): MailSender {
  let isClosing = false;
  let wake: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const rounds = async (): Promise<void> => {
    while (!isClosing) {
      await sendDueMail(parts).catch(onFault);
      if (!isClosing) await pause();
    }
  };
  const ended = rounds();
  return {
    close: async () => {
      isClosing = true;
      wake();
      await ended;
      parts.transport.close();
    },
  };
}
