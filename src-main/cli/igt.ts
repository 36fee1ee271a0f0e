import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, type Said } from './run.ts';

/** The command line: `npm run -s igt -- check FILE`. Prints what is said by `run.ts`, `run-pdf.ts` and `run-verify.ts`. Finds the catalogue relative to itself, wherever it is started. */

const catalogue = fileURLToPath(new URL('../../assets/catalogue', import.meta.url));
const [command, ...rest] = process.argv.slice(2);
const said = await saidBy(command);
// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stdout.write(said.out);
process.stderr.write(said.error);
process.exitCode = said.status;

async function saidBy(command: string | undefined): Promise<Said> {
  if (command === 'pdf') return (await import('./run-pdf.ts')).runPdf(rest, catalogue);
  if (command === 'verify') return (await import('./run-verify.ts')).runVerify(rest, join(catalogue, '..'));
  return run(process.argv.slice(2), catalogue);
}
