import { join } from 'node:path';
import { readSettings, writeSettings } from '../../src-main/data-folder/settings-file.ts';
import { workspacesIn } from '../../src-main/workspaces/workspaces.ts';
import { assessmentDocument, ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { dayInLondon, toolkitYearOf } from '../../src-shared/assessment/toolkit-year.ts';
import { requirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import { type Computer, computer } from '../computer.ts';

/** This year's assessment of a general practice. */
const ASSESSMENT = assessmentDocument(
  requirementSetId.parse('igt/14.1/general-practice'),
  toolkitYearOf(dayInLondon(new Date())),
);

/** A draft of one leaf of an answer: `says('114', 'comment', 'Done')`. */
export function says(number: string, leaf: string, value: Draft['value']): Draft {
  return { document: ASSESSMENT, field: `answers/${number}/${leaf}`, value };
}

export interface Practice {
  readonly id: WorkspaceId;
  readonly folder: string;
  /** The computer on which it was set up: its person, its changes. */
  readonly on: Computer;
}

/**
 * Sets a practice up in a data folder without a window: the quick way to where most tests begin. The app opens on the one
 * that was set up last.
 */
export async function prepare(
  data: string,
  { name = 'Riverside Surgery', code = 'EX0117', person = 'Sam Okafor', number = 1 } = {},
  drafts: readonly Draft[] = [],
): Promise<Practice> {
  const on = computer(number);
  on.wall = Date.now() - 3_600_000;
  on.act([
    { document: personDocument(on.by), field: 'name', value: person },
    { document: ORGANISATION, field: 'name', value: name },
    { document: ORGANISATION, field: 'ods-code', value: code },
    { document: ORGANISATION, field: 'type', value: 'general-practice' },
    { document: ASSESSMENT, field: 'purpose', value: 'yearly' },
  ]);
  if (drafts.length > 0) on.act(drafts);
  const workspaces = workspacesIn(data);
  const { id } = await workspaces.create(name);
  await (await workspaces.journal(id)).append(on.log);
  await workspaces.close();
  const now = await readSettings(data);
  await writeSettings(data, { ...now, honestNoticeRead: true, lastWorkspace: id, people: { ...now.people, [id]: on.by } });
  return { id, folder: join(data, 'workspaces', id), on };
}
