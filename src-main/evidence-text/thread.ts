import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ToRead } from './messages.ts';
import { readFile } from './read-file.ts';

/** The thread in which one file is looked through. It opens no files and no network: bytes come in, numbers go out. */

const port = parentPort;
if (!port) throw new Error('this runs as a thread');
const tell = (message: FromThread): void => port.postMessage(message);

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const coming = new Promise<unknown>((resolve) => port?.once('message', resolve));
    tell({ kind: 'more' });
    const piece = await coming;
    if (!(piece instanceof Uint8Array)) return;
    yield piece;
  }
}

// It was started by us, a moment ago, with nothing else.
const words = await readFile(workerData as ToRead, pieces(), (asWritten) => tell({ kind: 'number', asWritten }));
tell(words === null ? { kind: 'done' } : { kind: 'cannot be read', words });
