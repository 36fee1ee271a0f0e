import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded, type FoldedDocument } from '../../src-shared/assessment/fold.ts';
import { type KnownFiles, knownFiles } from '../../src-shared/assessment/known-files.ts';
import { type Organisation, organisationOf } from '../../src-shared/assessment/organisation.ts';
import { type Readiness, readinessOf } from '../../src-shared/assessment/readiness.ts';
import { type Seal, standingSeal } from '../../src-shared/assessment/sealing.ts';
import type { CalendarDay } from '../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import type { AssessmentAddress } from './paths.ts';
import { standingsOf } from './standings.ts';

/** One assessment with everything worked out from it. */
export interface AssessmentView {
  readonly address: AssessmentAddress;
  readonly set: RequirementSet;
  readonly document: FoldedDocument;
  readonly organisation: Organisation;
  readonly readiness: Readiness;
  /** The evidence files on record. */
  readonly files: KnownFiles;
  /** In London. */
  readonly today: CalendarDay;
  /** The sealed copy that stands, while the assessment is finished and not reopened. */
  readonly seal: Seal | null;
}

type Viewer = (address: AssessmentAddress, folded: Folded, today: CalendarDay) => AssessmentView;

/**
 * What the pages show of an assessment, worked out once for all that show it: the rail, the page and its dialogs ask for the
 * same, and every page that is entered asks again.
 */
export function assessmentView(
  set: RequirementSet,
  address: AssessmentAddress,
  folded: Folded,
  today: CalendarDay,
): AssessmentView {
  let own = viewers.get(set);
  if (!own) {
    own = new Map();
    viewers.set(set, own);
  }
  let viewer = own.get(address.document);
  if (!viewer) {
    viewer = viewerOf(set);
    own.set(address.document, viewer);
  }
  return viewer(address, folded, today);
}

const viewers = new WeakMap<RequirementSet, Map<DocumentId, Viewer>>();

function viewerOf(set: RequirementSet): Viewer {
  const standings = standingsOf(set);
  let last: { readonly folded: Folded; readonly today: CalendarDay; readonly view: AssessmentView } | null = null;
  return (address, folded, today) => {
    if (last?.folded === folded && last.today === today) return last.view;
    const document = folded.get(address.document) ?? EMPTY_DOCUMENT;
    const organisation = organisationOf(folded);
    const files = knownFiles(folded);
    const readiness = readinessOf(standings(document, files), organisation, { files, today });
    const view = { address, set, document, organisation, readiness, files, today, seal: standingSeal(document) };
    last = { folded, today, view };
    return view;
  };
}
