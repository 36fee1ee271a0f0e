import type { Change } from '../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../src-shared/assessment/document.ts';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';
import { yearInWords } from '../../src-shared/assessment/toolkit-year.ts';
import { type RequirementSet, type RequirementSetId, requirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { MOST_FIELDS_SHOWN } from '../../src-shared/contract/backup.ts';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import { runsAhead, sealedWarning } from '../../src-shared/exchange/import-warnings.ts';
import { previewBringing } from '../../src-shared/exchange/restore-preview.ts';
import { evidenceIn, partsOf } from '../backup/backup-source.ts';
import { evidenceNamedBy } from '../backup/hashes-on-record.ts';
import type { WorkParts } from '../backup/long-work.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { parseJson } from '../data-folder/parse-json.ts';
import { fileNames } from '../evidence/store/sealed-format.ts';
import { pagesOf } from '../journal/pages-of.ts';
import { folderOfFiles } from './folder-of-files.ts';
import { keyOfEvidence } from './merge-move.ts';
import type { MoveParts } from './move-handlers.ts';
import type { OpenedMove } from './open-move.ts';
import { bytesOf, readMove } from './read-move.ts';

type MoveEffects = NonNullable<Extract<BridgeOutput<'move.look'>, { kind: 'opened' }>['here']>;

/**
 * What taking a moving file would do to the organisation that is here already. All of the file is read; nothing is altered.
 *
 * @param fileName to be told
 * @throws BridgeRefused for a damaged file, or where the key of the evidence here is another one and not open
 */
export async function previewMove(
  parts: MoveParts,
  move: OpenedMove,
  fileName: string,
  running: WorkParts,
): Promise<MoveEffects> {
  const { workspaces, disk, catalogue, now } = parts;
  const { workspace } = move.summary;
  const nameHere = fileNames(await keyOfEvidence(parts, move));
  const { changes, sizes, sets } = await inMemory(move, fileName, running);
  const journal = await workspaces.journal(workspace);
  const own: Change[] = [];
  for await (const page of pagesOf(journal)) own.push(...page);
  const here = { folded: fold(own), known: new Set(own.map(({ id }) => id)) };
  const wanted = changes.filter(({ id }) => !journal.destroyed.has(id));
  const setsAtHand = await setsOf(catalogue, [here.folded, fold(wanted)], sets);
  const { missing, effects } = previewBringing(wanted, here, setsAtHand);
  const held = new Set(await evidenceIn(disk, partsOf(await workspaces.folder(workspace)).evidenceFolder));
  const nameThere = fileNames(move.dataKey);
  const coming = evidenceNamedBy([...own, ...missing]).wanted.flatMap((hash) => {
    const size = held.has(nameHere(hash)) ? undefined : sizes.get(nameThere(hash));
    return size === undefined ? [] : [size];
  });
  const ahead = runsAhead(missing, now());
  return {
    changes: missing.length,
    evidence: { files: coming.length, bytes: coming.reduce((sum, size) => sum + size, 0) },
    fields: effects.fields.slice(0, MOST_FIELDS_SHOWN),
    fieldCount: effects.fields.length,
    levels: effects.levels.map(({ year, levels }) => ({ year, levels: [...levels] })),
    shrinks: [...effects.shrinks],
    warnings: [...(ahead ? [ahead.words] : []), ...aboutSealed(missing, here.folded)],
  };
}

/** Reads a file and keeps of it what a preview needs: its evidence is proved and let go. */
async function inMemory(move: OpenedMove, fileName: string, running: WorkParts) {
  const files = new Map<string, Buffer>();
  const sizes = new Map<string, number>();
  const changes: Change[] = [];
  const { sets } = await readMove(
    move,
    fileName,
    {
      file: async (path, pieces) => {
        files.set(path, await bytesOf(pieces));
      },
      evidence: async (name, pieces, size) => {
        sizes.set(name, size);
        for await (const _ of pieces);
      },
      received: folderOfFiles(files),
    },
    running,
    (change) => changes.push(change),
  );
  return { changes, sizes, sets };
}

/** The requirement sets of all assessments: those of this computer, and those that come with the file. */
async function setsOf(
  catalogue: Pick<Catalogue, 'set'>,
  states: readonly Folded[],
  coming: readonly string[],
): Promise<ReadonlyMap<RequirementSetId, RequirementSet>> {
  const sets = new Map<RequirementSetId, RequirementSet>();
  for (const text of coming) {
    const set = requirementSet.safeParse(parseJson(text));
    if (set.success) sets.set(set.data.id, set.data);
  }
  for (const document of states.flatMap((folded) => [...folded.keys()])) {
    const meaning = documentMeaning(document);
    if (meaning.kind !== 'assessment' || sets.has(meaning.set)) continue;
    const set = await catalogue.set(meaning.set).catch(() => null);
    if (set) sets.set(meaning.set, set);
  }
  return sets;
}

function aboutSealed(missing: readonly Change[], here: Folded): string[] {
  return [...here.keys()].flatMap((document) => {
    const meaning = documentMeaning(document);
    if (meaning.kind !== 'assessment') return [];
    return sealedWarning(document, missing, here).map((words) => `${yearInWords(meaning.year)}: ${words}`);
  });
}
