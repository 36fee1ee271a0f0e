import { parentPort } from 'node:worker_threads';
import { loadFaces } from '../pdf/fonts/load-faces.ts';
import { makeDocument, planDocument } from './make-document.ts';
import { type FromThread, type ToThread, toThread } from './messages.ts';

/** The thread in which documents are made. It stays, so that the fonts are read once and what was measured is known. */

// Read now, and not when somebody waits for the first document.
loadFaces();

const port = parentPort;
if (!port) throw new Error('this runs as a thread');

port.on('message', (sent: unknown) => {
  // What fails here ends the thread, and main hears of it.
  void answer(toThread.parse(sent)).then((message) =>
    port.postMessage(message, message.kind === 'made' ? [message.bytes.buffer as ArrayBuffer] : []),
  );
});

async function answer({ wanted, of }: ToThread): Promise<FromThread> {
  if (wanted === 'name') {
    const planned = planDocument(of);
    return planned.ok ? { kind: 'named', name: planned.value.name } : { kind: 'refused', words: planned.refusal };
  }
  const made = await makeDocument(of);
  if (!made.ok) return { kind: 'refused', words: made.refusal };
  // A copy of its own: what is sent takes the whole memory along of which it may be a small part.
  return { kind: 'made', name: made.value.name, bytes: new Uint8Array(made.value.bytes) };
}
