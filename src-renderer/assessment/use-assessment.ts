import { useMemo } from 'react';
import { EMPTY_DOCUMENT, type FoldedDocument } from '../../src-shared/assessment/fold.ts';
import { type Organisation, organisationOf } from '../../src-shared/assessment/organisation.ts';
import { type Readiness, readinessOf } from '../../src-shared/assessment/readiness.ts';
import { type Seal, standingSeal } from '../../src-shared/assessment/sealing.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { useFolded } from '../session/session.ts';
import type { AssessmentAddress } from './paths.ts';
import { standingsOf } from './standings.ts';
import { useRequirementSet } from './use-requirement-set.ts';

/** One assessment with everything worked out from it. */
export interface AssessmentView {
  readonly address: AssessmentAddress;
  readonly set: RequirementSet;
  readonly document: FoldedDocument;
  readonly organisation: Organisation;
  readonly readiness: Readiness;
  /** The sealed copy that stands, while the assessment is finished and not reopened. */
  readonly seal: Seal | null;
}

export function useAssessment(address: AssessmentAddress): AssessmentView {
  const set = useRequirementSet(address.set);
  const folded = useFolded();
  const document = folded.get(address.document) ?? EMPTY_DOCUMENT;
  const standings = useMemo(() => standingsOf(set), [set]);
  return useMemo(() => {
    const organisation = organisationOf(folded);
    return {
      address,
      set,
      document,
      organisation,
      readiness: readinessOf(standings(document), organisation),
      seal: standingSeal(document),
    };
  }, [address, set, document, folded, standings]);
}
