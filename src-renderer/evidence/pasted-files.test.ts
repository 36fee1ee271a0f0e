import { expect, test } from 'vitest';
import { pastedFiles } from './pasted-files.ts';

const NOW = new Date('2026-11-29T14:32:10Z');

function paste(names: readonly string[], ...types: string[]) {
  const files = names.map((name) => new File(['bytes'], name, { type: 'image/png' }));
  return { files: files as unknown as FileList, types };
}

const names = (files: readonly File[]): string[] => files.map(({ name }) => name);

test('a picture without a name is called after the moment and keeps its bytes, kind and ending', async () => {
  const [file] = pastedFiles(paste(['image.png'], 'Files'), false, NOW);
  expect(file?.name).toBe('Screenshot 29 November 2026 14.32.png');
  expect(file?.type).toBe('image/png');
  expect(await file?.text()).toBe('bytes');
});

test('files that were copied keep their names, and they are the same objects: the shell knows where they lie', () => {
  const copied = paste(['Training log.pdf', 'image of the door.jpg'], 'Files');
  const files = pastedFiles(copied, false, NOW);
  expect(names(files)).toEqual(['Training log.pdf', 'image of the door.jpg']);
  expect(files[0]).toBe(copied.files[0]);
});

test('in a text box, text is meant where there is some; elsewhere the picture is', () => {
  expect(pastedFiles(paste(['image.png'], 'text/plain', 'Files'), true, NOW)).toEqual([]);
  expect(pastedFiles(paste(['image.png'], 'Files'), true, NOW)).toHaveLength(1);
  expect(pastedFiles(paste(['image.png'], 'text/plain', 'Files'), false, NOW)).toHaveLength(1);
  expect(pastedFiles(paste([], 'text/plain'), false, NOW)).toEqual([]);
});
