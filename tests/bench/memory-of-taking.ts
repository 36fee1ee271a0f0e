import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { taker } from './taking.ts';

/**
 * A process of its own, so that nothing else is in its memory: takes a file and prints by how many kilobytes the memory of
 * the process has grown at its highest. Given a folder and the size of the file in bytes.
 */
const [folder = '', size = ''] = process.argv.slice(2);
const path = join(folder, 'film.mp4');
await mkdir(join(folder, 'workspace'));
const take = await taker(join(folder, 'workspace'));
// All code has run once before it is measured.
await writeFile(path, 'the first');
await take(path);
await truncate(path, Number(size));
const before = process.memoryUsage().rss;
let highest = before;
const watching = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage().rss);
}, 5);
await take(path);
clearInterval(watching);
process.stdout.write(JSON.stringify({ grown: Math.round((highest - before) / 1024) }));
