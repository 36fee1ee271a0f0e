import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

/** The command line: `npm run -s igt -- check FILE`. Prints what is said by `run.ts` and `run-pdf.ts`. Finds the catalogue relative to itself, wherever it is started. */

const catalogue = fileURLToPath(new URL('../../assets/catalogue', import.meta.url));
const [command, ...rest] = process.argv.slice(2);
const said =
  command === 'pdf' ? await (await import('./run-pdf.ts')).runPdf(rest, catalogue) : run(process.argv.slice(2), catalogue);
// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stdout.write(said.out);
process.stderr.write(said.error);
process.exitCode = said.status;
