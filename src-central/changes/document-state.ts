import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { FoldedDocument } from '../../src-shared/assessment/fold.ts';
import type { OrganisationData } from '../database/of-organisation.ts';
import { CHANGE_COLUMNS, changeOfRow } from './stored-change.ts';

/**
 * The state of one document: for every field the change that holds. It is folded here and now by an index and not kept up with
 * each push: a document is pushed to hundreds of times for each time that it is asked for.
 */
export async function readDocumentState(rows: OrganisationData, document: DocumentId): Promise<FoldedDocument> {
  const holding = await rows
    .selectFrom('change')
    .select([...CHANGE_COLUMNS])
    .where('document', '=', document)
    .where('destroyed', '=', false)
    .distinctOn('field')
    .orderBy('field')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(holding.map((row) => [row.field, changeOfRow(row)]));
}
