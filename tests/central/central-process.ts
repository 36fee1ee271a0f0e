import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** One process of the service, as `npm run central` starts it. */
export interface CentralProcess {
  readonly address: string;
  /** Everything that it said to the person. */
  readonly said: () => string;
  /** Asks it to end. */
  readonly end: () => void;
  /** Ends it as a power cut would. */
  readonly kill: () => void;
  /** Its exit code; null after a kill. */
  readonly ended: Promise<number | null>;
}

const START = fileURLToPath(new URL('../../src-central/start.ts', import.meta.url));

/**
 * Starts one on a free port and waits until it listens. It ends with the test.
 *
 * @throws what it said when it did not start
 */
export async function startCentral(environment: Readonly<Record<string, string>>): Promise<CentralProcess> {
  const child: ChildProcess = spawn(process.execPath, [START], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (data) => {
      said += data.toString();
      const listens = /It listens on (\S+);/.exec(said)?.[1];
      if (listens) resolve(listens);
    });
    void ended.then(() => reject(new Error(said)));
  });
  return { address, said: () => said, end: () => child.kill('SIGTERM'), kill: () => child.kill('SIGKILL'), ended };
}
