import type { Change } from '../../../src-shared/assessment/change.ts';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { listInWords } from '../../../src-shared/assessment/readiness.ts';
import type { RemovalTarget } from '../../../src-shared/assessment/removal-acts.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { count, dateInWords } from '../../parts/words.ts';
import { orderRemoval } from '../../removal/remove-for-good.ts';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';
import { SaidText } from '../activity/said-text.tsx';
import { BackupsThatHoldIt, useHeldElsewhere } from './held-elsewhere.tsx';
import { NoWayBack } from './no-way-back.tsx';
import { RemoveForm } from './remove-form.tsx';
import { showRemoved } from './removed.ts';
import { SealedCopiesThatHoldIt } from './sealed-copies-that-hold-it.tsx';
import { WhatStays } from './what-stays.tsx';
import { WhoMayRemove } from './who-may.tsx';

interface Props {
  readonly target: Extract<RemovalTarget, { kind: 'text' }>;
  /** Every change that goes. */
  readonly changes: readonly Change[];
  /** `general comments of 14.1-117 Training, 2026/27` */
  readonly thing: string;
  readonly me: Person;
  readonly back: string;
  readonly path: string;
}

const NO_HASHES = [] as const;

/** What removing a text destroys and what it leaves, and the questions before it is done. */
export function RemoveText({ target, changes, thing, me, back, path }: Props) {
  const session = useSession();
  const workspace = useWorkspace();
  const folded = useFolded();
  const nameOf = usePersonName();
  const held = useHeldElsewhere(changes, NO_HASHES);
  const now = folded.get(target.document)?.get(target.field);
  const values = changes.filter(({ field }) => field === target.field);
  const decisions = changes.length - values.length;
  const walls = values.map(({ wall }) => wall).sort();
  const [first = '', last = ''] = [walls[0], walls.at(-1)].map((wall) => wall && dateInWords(wall));
  const remove = async (why: string): Promise<string | null> => {
    const removed = await orderRemoval(session, workspace, { target, why, hashes: NO_HASHES });
    if (!removed.ok) return removed.refusal;
    showRemoved({ ...removed.value, workspace: workspace.id, path, held });
    return null;
  };
  return (
    <>
      <h2 className="nhsuk-heading-s">What is destroyed</h2>
      {typeof now?.value === 'string' && now.value !== '' && (
        <blockquote className="removal__text">
          <SaidText text={now.value} />
        </blockquote>
      )}
      <ul className="nhsuk-list nhsuk-list--bullet prose">
        <li>
          The {thing}: {count(values.length, 'version')}, every one that was ever recorded, by{' '}
          {listInWords([...new Set(values.map(({ by }) => nameOf(by)))])},{' '}
          {first === last ? `on ${first}` : `from ${first} to ${last}`}.
        </li>
        {decisions > 0 && <li>What was said of numbers in it, such as “this number is not a patient”.</li>}
        <li>On this computer everywhere: the app’s database, its journal, the history, Activity, and what could be undone.</li>
        <li>It is in no backup and in no file that is saved from now on, and it does not come back with an old file.</li>
      </ul>
      <SealedCopiesThatHoldIt changes={changes} />
      <WhatStays what="text" />
      <h2 className="nhsuk-heading-s">Where it may still be</h2>
      <BackupsThatHoldIt held={held} isDone={false} />
      <p className="prose">
        The app cannot reach files that were saved elsewhere, printed pages, e-mails, or another computer that has this
        organisation.
      </p>
      <NoWayBack what="text" />
      <WhoMayRemove />
      <RemoveForm me={me} name="" back={back} onRemove={remove} />
    </>
  );
}
