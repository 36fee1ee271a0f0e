import { expect, test } from 'vitest';
import { addEvidenceFile, replaceEvidenceFile } from '../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { type EvidenceFileId, evidenceFileId, revisionId } from '../../src-shared/assessment/identifiers.ts';
import { readEvidenceFiles } from '../../src-shared/assessment/known-files.ts';
import { idOf } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { sha256 } from '../../tests/evidence-parts.ts';
import { sameBytes } from './same-bytes.ts';

const bytes = (text: string) =>
  ({ hash: sha256(Buffer.from(text)), size: text.length, name: `${text}.txt`, patientCheck: 'nothing-found' }) as const;
const file = (n: number): EvidenceFileId => evidenceFileId.parse(idOf(n));
const revision = (n: number) => revisionId.parse(idOf(n));

/** One file that said A, then B and then A again, one that says A, and one that says C. */
function files(): EvidenceFile[] {
  const here = computer(1);
  here.act(addEvidenceFile(file(1), revision(11), bytes('A')));
  here.act(replaceEvidenceFile(file(1), revision(12), bytes('B')));
  here.act(replaceEvidenceFile(file(1), revision(13), bytes('A')));
  here.act(addEvidenceFile(file(2), revision(21), bytes('A')));
  here.act(addEvidenceFile(file(3), revision(31), bytes('C')));
  return readEvidenceFiles(fold(here.log));
}

test('an earlier version takes the one that counts now with it, and other files, where those are the same bytes', () => {
  const all = files();
  const own = all.find(({ id }) => id === file(1)) as EvidenceFile;
  const [b, first] = own.earlier;
  const found = sameBytes(own, first ? [first] : [], all);
  expect([found.files.map(({ id }) => id), found.versions.map(({ id }) => id)]).toEqual([[file(2)], [own.current.id]]);
  expect(sameBytes(own, b ? [b] : [], all)).toEqual({ files: [], versions: [] });
});

test('a file that goes with all of its versions takes none of its own along', () => {
  const all = files();
  const own = all.find(({ id }) => id === file(1)) as EvidenceFile;
  const found = sameBytes(own, [own.current, ...own.earlier], all);
  expect([found.files.map(({ id }) => id), found.versions]).toEqual([[file(2)], []]);
});
