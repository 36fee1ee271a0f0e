import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type BackupService, backupService } from '../src-main/backup/backup-service.ts';
import { answerCall, type Handlers, type Reply } from '../src-main/bridge/answer-call.ts';
import { type HandlerParts, handlers } from '../src-main/bridge/handlers.ts';
import { type Catalogue, catalogue } from '../src-main/catalogue/catalogue.ts';
import { deviceOf } from '../src-main/data-folder/device.ts';
import { freeSpace } from '../src-main/data-folder/free-space.ts';
import { type EvidenceService, evidenceService } from '../src-main/evidence/evidence-service.ts';
import { type Keys, keysOf } from '../src-main/keys/keys.ts';
import { lockOf } from '../src-main/lock/lock.ts';
import { places } from '../src-main/places/places.ts';
import { Printing, type PrintingParts } from '../src-main/printing/printing.ts';
import { noKeychain } from '../src-main/shells/keychain.ts';
import type { Shell } from '../src-main/shells/shell.ts';
import { workspacesIn } from '../src-main/workspaces/workspaces.ts';

const SHIPPED = fileURLToPath(new URL('../assets/catalogue', import.meta.url));
let shipped: Catalogue | undefined;

/** Everything of main that answers the window, over a data folder of its own. Only the shell is the test's. */
export interface MainParts {
  readonly data: string;
  readonly handlers: Handlers;
  readonly evidence: EvidenceService;
  readonly keys: Keys;
  readonly backups: BackupService;
  readonly printing: Printing;
  /** What a picked file's token stands for. */
  readonly picked: Map<string, string>;
  /** The paths of documents that were opened in other programs. */
  readonly opened: string[];
  /** Bugs that answering reported. */
  readonly bugs: string[];
  readonly answer: (method: unknown, input: unknown) => Promise<Reply>;
}

interface Others extends Partial<HandlerParts>, Partial<Pick<PrintingParts, 'now' | 'thread'>> {
  readonly openDocument?: Shell['openDocument'];
  readonly print?: Shell['print'];
}

/**
 * Main as it starts on a data folder. It is closed when the test has finished.
 *
 * @param data goes on with an existing data folder; left out, the test gets a new one, gone when it has finished
 */
export async function mainParts(
  data?: string,
  { openDocument = async () => true, print = async () => ({ kind: 'window' }), now, thread, ...others }: Others = {},
): Promise<MainParts> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'igt-test-')));
  if (data === undefined) onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const workspaces = workspacesIn(folder);
  onTestFinished(() => workspaces.close());
  const picked = new Map<string, string>();
  const opened: string[] = [];
  const bugs: string[] = [];
  const keys = keysOf({ folder: workspaces.folder, shell: () => ({ kind: 'chromium', keychain: noKeychain }) });
  const report = (bug: unknown, where: string) => {
    bugs.push(`${where}: ${bug instanceof Error ? bug.stack : String(bug)}`);
  };
  const evidence = evidenceService({
    dataFolder: folder,
    workspaces,
    dataKey: (others.keys ?? keys).dataKey,
    idleFor: () => 0,
    report,
  });
  onTestFinished(() => evidence.closeAll());
  // Reading and checking the shipped sets takes longer than most tests, and nothing alters them.
  shipped ??= catalogue(SHIPPED, join(folder, 'requirement-sets'));
  const shared = {
    dataFolder: folder,
    device: await deviceOf(folder),
    workspaces,
    catalogue: shipped,
    places: places(folder),
    evidence,
    keys: others.keys ?? keys,
  };
  const backups = backupService({ ...shared, ownSetsFolder: join(folder, 'requirement-sets'), report });
  onTestFinished(() => backups.automatic.close());
  const printing = new Printing({ ...shared, ...(now && { now }), ...(thread && { thread }), report });
  onTestFinished(() => printing.close());
  const answers = handlers({
    ...shared,
    version: '0.0.0-test',
    lock: lockOf(folder),
    backups,
    printing,
    lookForPatientNumbers: async () => ({ kind: 'read', numbers: [] }),
    freeSpace,
    shell: () => ({
      kind: 'chromium',
      resolveFile: async (token) => picked.get(token) ?? null,
      askForPlace: async () => ({ kind: 'no dialog' }),
      print,
      openDocument: async (path) => {
        opened.push(path);
        return openDocument(path);
      },
    }),
    ...others,
  });
  return {
    data: folder,
    handlers: answers,
    evidence,
    keys: others.keys ?? keys,
    backups,
    printing,
    picked,
    opened,
    bugs,
    answer: (method, input) => answerCall(answers, method, input, report),
  };
}
