import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Evidence } from './evidence.ts';

interface CheckParts {
  readonly evidence: Evidence;
  readonly now: () => Date;
}

/** What main says of the evidence that is there. */
export function checkHandlers({ evidence, now }: CheckParts): Pick<Handlers, 'evidence.state' | 'evidence.verify'> {
  return {
    'evidence.state': async ({ workspace, hashes }) => {
      const open = await evidence.of(workspace).catch((error: unknown) => {
        if (error instanceof BridgeRefused && error.refusal.code === 'key needed') return null;
        throw error;
      });
      // Without the key nobody can tell which file is which.
      if (!open) return { present: [], damaged: [], missing: [], verifiedAt: null };
      const { store, conditions } = open;
      const there = new Set(await store.fileNames());
      const found = { present: [] as EvidenceHash[], damaged: [] as EvidenceHash[], missing: [] as EvidenceHash[] };
      const readThrough: (string | null)[] = [];
      for (const hash of hashes) {
        const fileName = store.fileNameOf(hash);
        const known = conditions.of(fileName);
        if (!there.has(fileName)) found.missing.push(hash);
        else if (known?.condition === 'damaged') found.damaged.push(hash);
        else {
          found.present.push(hash);
          readThrough.push(known?.at ?? null);
        }
      }
      const earliest = readThrough.includes(null) ? null : (readThrough.sort()[0] ?? null);
      return { ...found, verifiedAt: earliest };
    },
    'evidence.verify': async ({ workspace, hashes }) => {
      const { store, conditions } = await evidence.of(workspace);
      const found = { checked: 0, damaged: [] as EvidenceHash[], missing: [] as EvidenceHash[] };
      let noted: Promise<void> | undefined;
      for (const hash of hashes) {
        const fileName = store.fileNameOf(hash);
        const condition = await store.check(fileName);
        if (condition === 'missing') {
          found.missing.push(hash);
          continue;
        }
        // The last write has all of them.
        noted = conditions.note(fileName, condition, now());
        found.checked += 1;
        if (condition === 'damaged') found.damaged.push(hash);
      }
      await noted;
      return found;
    },
  };
}
