import { useState } from 'react';
import type { RequirementSetId } from '../../../src-shared/catalogue/requirement-set.ts';
import { useSaveFile } from '../../parts/save-file.tsx';
import { useSession } from '../../session/session.ts';

/** Saves one requirement set, complete, as a file that can be corrected and loaded again. */
export function SaveSet({ id, name }: { readonly id: RequirementSetId; readonly name: string }) {
  const { requirementSet } = useSession();
  const file = useSaveFile();
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    setRefusal(null);
    const set = await requirementSet(id);
    if (!set.ok) return setRefusal(set.refusal);
    await file.save({
      name: `${id.replaceAll('/', '-').replace('~', '-')}.json`,
      content: `${JSON.stringify(set.value, null, 2)}\n`,
    });
  };
  return (
    <>
      <button type="button" className="link-button" onClick={() => void save()}>
        Save as a file<span className="nhsuk-u-visually-hidden"> {name}</span>
      </button>
      {refusal && (
        <p className="nhsuk-error-message" role="alert">
          {refusal}
        </p>
      )}
      {file.result}
    </>
  );
}
