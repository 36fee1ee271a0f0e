import {
  addEvidenceFile,
  type EvidencePlace,
  type KeptBytes,
  linkEvidenceFile,
  replaceEvidenceFile,
} from '../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import {
  type EvidenceFileId,
  type EvidenceHash,
  evidenceFileId,
  type PersonId,
  revisionId,
} from '../../src-shared/assessment/identifiers.ts';
import { readEvidenceFiles } from '../../src-shared/assessment/known-files.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { standingSeal } from '../../src-shared/assessment/sealing.ts';
import type { Taken } from '../../src-shared/contract/evidence.ts';
import type { ActName, WorkspaceStore } from '../workspace/workspace-store.ts';
import { askAboutPatients } from './ask-about-patients.ts';
import type { ByteSource } from './byte-sources.ts';
import type { BringIn, BroughtIn, Steps } from './incoming-files.ts';
import type { SameBytesAnswer } from './questions.ts';

export interface BringInParts {
  readonly workspace: WorkspaceStore;
  /** Who gave the file; somebody else may work here by the time it has been copied. */
  readonly by: PersonId | null;
  /** Makes or opens the key of the evidence; false when the person did not want to. */
  readonly openKey: () => Promise<boolean>;
}

/** What a new file proves, and what is recorded with it in the same act. */
export interface AttachTo {
  readonly places: readonly EvidencePlace[];
  readonly with?: readonly Draft[];
}

/** Copies a file in and puts it on record as a new evidence file, linked to its places: one act, one undo. */
export function attachNew(parts: BringInParts, source: ByteSource, to: AttachTo, act: (file: string) => ActName): BringIn {
  return async (steps) => {
    const { workspace, by } = parts;
    const commit = (drafts: readonly Draft[], name: string, file: EvidenceFileId, notes: readonly string[]): BroughtIn => {
      const { stopped } = workspace.space;
      if (stopped !== null) return notAttached(name, stopped);
      const sealed = to.places.some(({ assessment }) => standingSeal(workspace.folded.get(assessment) ?? EMPTY_DOCUMENT));
      if (sealed) return { kind: 'failed', words: `“${name}” was not attached: the assessment was finished meanwhile.` };
      workspace.commit(
        [...(to.with ?? []), ...drafts, ...to.places.flatMap((place) => linkEvidenceFile(place, file))],
        act(name),
        by,
      );
      return { kind: 'recorded', file, notes };
    };
    return takeIn(parts, source, steps, async (taken) => {
      const there = onRecord(workspace, taken);
      if (there) {
        const given = await steps.ask<SameBytesAnswer>(
          (answer) => ({ kind: 'same bytes', name: taken.name, there, answer }),
          'let go',
        );
        if (given === 'let go') return null;
        if (given === 'link') return commit([], there.name, there.id, []);
      }
      const checked = await askAboutPatients(taken, steps);
      if (checked === null) return null;
      const file = evidenceFileId.parse(newId());
      const kept = keptOf(taken, checked.decided);
      return commit(addEvidenceFile(file, revisionId.parse(newId()), kept), taken.name, file, checked.notes);
    });
  };
}

/** Copies a file in as the newer revision of one that is on record. The same bytes bring back a document that was lost. */
export function attachRevision(
  parts: BringInParts,
  source: ByteSource,
  of: EvidenceFile,
  act: (file: string) => ActName,
): BringIn {
  return async (steps) => {
    const wasLost = await isLost(parts.workspace, of.current.hash);
    return takeIn(parts, source, steps, async (taken) => {
      if (taken.hash === of.current.hash && wasLost)
        return { kind: 'recorded', file: of.id, notes: ['It is the same document, byte for byte, and is here again.'] };
      if (taken.hash === of.current.hash)
        return {
          kind: 'failed',
          words: `“${taken.name}” is the same, byte for byte, as what “${of.name}” holds already. Nothing was changed.`,
        };
      const checked = await askAboutPatients(taken, steps);
      if (checked === null) return null;
      const { stopped } = parts.workspace.space;
      if (stopped !== null) return notAttached(taken.name, stopped);
      parts.workspace.commit(
        replaceEvidenceFile(of.id, revisionId.parse(newId()), keptOf(taken, checked.decided)),
        act(taken.name),
        parts.by,
      );
      return { kind: 'recorded', file: of.id, notes: checked.notes };
    });
  };
}

/** The disk has filled up while the file was copied, or while somebody thought about it. @param stopped why nothing can be recorded */
function notAttached(name: string, stopped: string): BroughtIn {
  return { kind: 'failed', words: `“${name}” was not attached. ${stopped}` };
}

/** True when the bytes are on record and cannot be had from the store. */
async function isLost({ bridge, id }: WorkspaceStore, hash: EvidenceHash): Promise<boolean> {
  const state = await bridge.call('evidence.state', { workspace: id, hashes: [hash] });
  return state.ok && (state.value.missing.includes(hash) || state.value.damaged.includes(hash));
}

/** @param decide puts what was taken on record; null when the person decided against it */
async function takeIn(
  { workspace, openKey }: BringInParts,
  source: ByteSource,
  steps: Steps,
  decide: (taken: Taken) => Promise<BroughtIn | null>,
): Promise<BroughtIn> {
  if (!(await openKey()) || steps.cancelled.aborted) return { kind: 'let go' };
  const taken = await source.take(steps);
  if (!taken.ok) return steps.cancelled.aborted ? { kind: 'let go' } : { kind: 'failed', words: taken.refusal.words };
  const ended = steps.cancelled.aborted ? null : await decide(taken.value);
  const { hash } = taken.value;
  // Main keeps what the journal refers to, and what is recorded here may not have reached the journal yet.
  if (ended?.kind !== 'recorded' && !isReferredTo(workspace, hash))
    await workspace.bridge.call('evidence.let-go', { workspace: workspace.id, hash });
  return ended ?? { kind: 'let go' };
}

function isReferredTo(workspace: WorkspaceStore, hash: Taken['hash']): boolean {
  return readEvidenceFiles(workspace.folded).some(({ current, earlier }) =>
    [current, ...earlier].some((one) => one.hash === hash),
  );
}

function onRecord(workspace: WorkspaceStore, { hash }: Taken): EvidenceFile | null {
  return readEvidenceFiles(workspace.folded).find(({ removed, current }) => !removed && current.hash === hash) ?? null;
}

function keptOf({ hash, size, name }: Taken, patientCheck: KeptBytes['patientCheck']): KeptBytes {
  return { hash, size, name, patientCheck };
}
