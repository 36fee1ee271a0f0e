import type { EvidenceFileId } from '../../../../src-shared/assessment/identifiers.ts';
import type { Place } from '../../../../src-shared/assessment/readiness.ts';
import { unreachable } from '../../../../src-shared/result.ts';

type Section = Extract<Place, { page: 'requirement' }>['section'];

/** The titles of the parts of a requirement's page. */
const SECTIONS: Readonly<Record<Section, string>> = {
  levels: 'Attainment levels',
  evidence: 'Evidence',
  comments: 'General comments',
  'not-relevant': 'Not relevant (NR)',
};

const FIELDS: Readonly<Record<Extract<Place, { page: 'organisation' }>['field'], string>> = {
  name: 'Name',
  'ods-code': 'Organisation code (ODS code)',
  type: 'Kind of organisation',
};

/** The way to a place in the app, as one would tell somebody: `Requirements, 117, General comments`. */
export function placeInWords(place: Place, fileName: (file: EvidenceFileId) => string): string {
  switch (place.page) {
    case 'requirement':
      return `Requirements, ${place.number}, ${SECTIONS[place.section]}`;
    case 'organisation':
      return `Organisation details, ${FIELDS[place.field]}`;
    case 'people':
      return 'People, Roles';
    case 'recovery-code':
      return 'Recovery code';
    case 'backup':
      return 'Backup and moving';
    case 'evidence file':
      return `Evidence, “${fileName(place.file)}”`;
    default:
      return unreachable(place);
  }
}
