import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { personDocument } from '../../src-shared/assessment/document.ts';
import type { PersonId, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { computer } from '../../tests/computer.ts';
import { type EvidenceParts, evidenceParts } from '../../tests/evidence-parts.ts';
import { PINS_FILE } from './pins-file.ts';

const [SAM, ALEX] = [computer(1).by, computer(2).by];
let devices = 300;

/** Two organisations: Sam and Alex are in the first, Alex is in the second as well. Both have a PIN. */
async function twoOrganisations() {
  const main = await evidenceParts();
  const { id: second } = await main.ask('workspaces.create', { name: 'Lakeside' });
  await onRecord(main, main.workspace, [SAM, ALEX]);
  await onRecord(main, second, [ALEX]);
  for (const person of [SAM, ALEX]) await main.ask('lock.set-pin', { person, pin: '4711', given: null });
  return { main, first: main.workspace, second };
}

async function onRecord(main: EvidenceParts, workspace: WorkspaceId, people: readonly PersonId[]): Promise<void> {
  devices += 1;
  const { changes } = computer(devices).act(
    people.map((person) => ({ document: personDocument(person), field: 'name', value: 'Somebody' })),
  );
  await main.ask('journal.append', { workspace, changes });
}

const withPin = async (main: EvidenceParts): Promise<PersonId[]> => (await main.ask('lock.state', { person: null })).withPin;

test('removing an organisation takes the PINs of its people off, but not of those who are in another one', async () => {
  const { main, first, second } = await twoOrganisations();
  await main.ask('workspaces.remove', { workspace: first });
  expect(await withPin(main)).toEqual([ALEX]);
  expect(await readFile(join(main.data, PINS_FILE), 'utf8')).not.toContain(SAM);
  await main.ask('workspaces.remove', { workspace: second });
  expect(await withPin(main)).toEqual([]);
  expect(main.bugs).toEqual([]);
});

test('while another organisation cannot be read, nobody loses a PIN that may be theirs there', async () => {
  const { main, first, second } = await twoOrganisations();
  const again = await main.again();
  const file = join(main.data, 'workspaces', second, 'workspace.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/"format": \d+/, '"format": 999'));
  await again.ask('workspaces.remove', { workspace: first });
  expect((await withPin(again)).sort()).toEqual([SAM, ALEX].sort());
});

test('an organisation that is not removed keeps the PINs of its people', async () => {
  const { main, first } = await twoOrganisations();
  const again = await main.again();
  const file = join(main.data, 'workspaces', first, 'workspace.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/"format": \d+/, '"format": 999'));
  expect(await again.refusal('workspaces.remove', { workspace: first })).toMatchObject({ code: 'newer data' });
  expect((await withPin(again)).sort()).toEqual([SAM, ALEX].sort());
});
