import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is ended. */
  readonly timeout?: number;
  /** Keeps the output to itself unless the command fails. */
  readonly quiet?: boolean;
}

/** Runs a command and gives its exit status; output goes to the terminal unless `quiet`. */
export function run(
  command: string,
  parameters: readonly string[],
  { environment, timeout, quiet = false }: RunOptions = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...environment },
      ...(timeout === undefined ? {} : { timeout, killSignal: 'SIGKILL' as const }),
    });
    const printed: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
    child.on('error', () => resolve(127));
    child.on('close', (code) => {
      const status = code ?? 1;
      if (quiet && status !== 0 && timeout === undefined) process.stderr.write(Buffer.concat(printed));
      resolve(status);
    });
  });
}

/** Says one line to whoever runs the script. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
