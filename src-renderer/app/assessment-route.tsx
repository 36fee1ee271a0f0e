import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { Redirect } from 'wouter';
import { type AssessmentAddress, addressOf } from '../assessment/paths.ts';
import { useFolded } from '../session/session.ts';

interface Props {
  readonly parts: { readonly version: string; readonly type: string; readonly year: string };
  readonly children: (address: AssessmentAddress) => ReactNode;
}

/** Reads the assessment an address names; one that this workspace does not have leads to the list of assessments. */
export function AssessmentRoute({ parts: { version, type, year }, children }: Props) {
  const folded = useFolded();
  const address = useMemo(() => addressOf({ version, type, year }), [version, type, year]);
  return address && folded.has(address.document) ? children(address) : <Redirect to="/" />;
}
