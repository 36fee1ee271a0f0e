import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openSubmission } from '../../src-shared/submission/open-submission.ts';
import { signReceipt } from '../../src-shared/submission/receipt.ts';
import { claimsOf, submissionResults } from '../../src-shared/submission/submission-results.ts';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { fileText, practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleClaims, exampleReceipt, exampleService } from '../../tests/example-receipt.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { publishedPractice, SUBMITTED } from '../../tests/example-submission.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { USAGE } from './run.ts';
import { runVerify, type VerifyReport } from './run-verify.ts';

const IGT = fileURLToPath(new URL('igt.ts', import.meta.url));
const service = await exampleService();
const set = exampleSet();

/** The receipt of a practice that published, with the file of its assessment and that of the service's keys. */
async function prepared() {
  const folder = await temporaryFolder();
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const practice = publishedPractice();
  const submission = openSubmission(ASSESSMENT, SUBMITTED, practice.log);
  if (!submission.ok) throw new Error(submission.refusal.kind);
  const results = submissionResults(submission.value, set);
  if (!results.ok) throw new Error('something is left to do');
  const claims = claimsOf(submission.value, results.value, {
    ...exampleClaims(),
    set,
    received: new Date('2027-03-31T20:00:00Z'),
    due: null,
  });
  const keysText = JSON.stringify({ ...service.pinned, keys: service.keys.text });
  const [receipt, keys, assessment] = await Promise.all([
    file('receipt.txt', `${await signReceipt(claims, service.key)}\n`),
    file('keys.json', keysText),
    file('practice.igt.json', fileText(practice.log, set)),
  ]);
  const verify = async (...given: string[]): Promise<{ status: number; report: VerifyReport }> => {
    const said = await runVerify(given, join(folder, 'assets'));
    expect(said.error).toBe('');
    return { status: said.status, report: JSON.parse(said.out) };
  };
  return { folder, file, practice, claims, receipt, keys, keysText, assessment, verify };
}

describe('a genuine receipt', () => {
  test('says what it claims, for programs and in sentences, with exit status 0', async () => {
    const { verify, receipt, keys, claims } = await prepared();
    const { status, report } = await verify(receipt, '--keys', keys);
    expect(status).toBe(0);
    expect(report).toEqual({
      genuine: true,
      service: service.pinned.service,
      claims: { ...claims, format: 1, key: service.key.id },
      assessment: null,
      words: [
        'Published to Example Federation by Riverside Surgery, EX0001.',
        'Score: 8 of 12, 66 %.',
        'Version 1 of the assurance statement was accepted by Łucja Ørsted, Partner, on 1 September 2026 at 13:00.',
        'Received on 31 March 2027 at 21:00.',
      ],
    });
  });

  test('is checked with the keys that came with the app, where it was built for a service', async () => {
    const { verify, receipt, folder, file, keysText } = await prepared();
    expect(await verify(receipt)).toMatchObject({
      status: 1,
      report: { genuine: false, words: expect.stringContaining('--keys FILE') },
    });
    await mkdir(join(folder, 'assets'));
    await file(join('assets', 'service-keys.json'), keysText);
    expect(await verify(receipt)).toMatchObject({ status: 0, report: { genuine: true } });
  });

  test('says that it is late, that it was a practice run, and that a paper was signed', async () => {
    const { verify, file, keys } = await prepared();
    const paper = {
      way: 'on-paper',
      name: 'Ada',
      role: 'Partner',
      organisation: 'Riverside Surgery',
      signed: '2027-03-30',
      scan: null,
    };
    const said = {
      operator: { name: 'Practice service on this computer', remark: 'Practice run: nothing has left this computer' },
      due: { at: '2027-03-31T22:59:59.999Z', late: true },
      received: '2027-04-01T08:00:00.000Z',
      acceptance: exampleClaims({ acceptance: paper as never }).acceptance,
    };
    const { report } = await verify(await file('late.txt', await exampleReceipt(service, said)), '--keys', keys);
    expect(report.words).toEqual([
      'Published to Practice service on this computer by Riverside Surgery, EX0001.',
      'Practice run: nothing has left this computer.',
      'Score: 7 of 9, 77 %.',
      'Version 1 of the assurance statement was signed on paper by Ada, Partner, on 30 March 2027, and recorded on 31 March 2027 at 22:58.',
      'Received on 1 April 2027 at 09:00, late: it was due by 31 March 2027 at 23:59.',
    ]);
  });
});

describe('with an assessment file', () => {
  test('that holds what was published: also after it was changed since', async () => {
    const { verify, file, receipt, keys, assessment, practice } = await prepared();
    const same = await verify(receipt, '--keys', keys, '--assessment', assessment);
    expect(same).toMatchObject({
      status: 0,
      report: { assessment: { matches: true, words: 'The file says what was published, to the letter.', sameEvidence: true } },
    });
    practice.act([says('101', 'comment', 'Said since.')]);
    const later = await file('later.igt.json', fileText(practice.log, set));
    expect(await verify(receipt, '--keys', keys, '--assessment', later)).toMatchObject({
      status: 0,
      report: { assessment: { matches: true, words: expect.stringContaining('changed since'), sameEvidence: true } },
    });
  });

  test('that says the same and has no copy in it', async () => {
    const { verify, file, receipt, keys, practice } = await prepared();
    const before = await file(
      'before.igt.json',
      fileText(
        practice.log.filter(({ field }) => !field.startsWith('sealed/')),
        set,
      ),
    );
    expect(await verify(receipt, '--keys', keys, '--assessment', before)).toMatchObject({
      status: 0,
      report: { assessment: { matches: true, sameEvidence: null } },
    });
  });

  test.each([
    ['a comment that was altered', 'Matter 101 was seen to.', 'Matter 101 was seen to!', 'was altered'],
    ['another year', '2026-27', '2025-26', 'another assessment'],
  ])('with %s it does not match, with exit status 1', async (_what, from, to, words) => {
    const { verify, file, receipt, keys, practice } = await prepared();
    const other = await file('other.igt.json', fileText(practice.log, set).replaceAll(from, to));
    const { status, report } = await verify(receipt, '--keys', keys, '--assessment', other);
    expect(status).toBe(1);
    expect(report).toMatchObject({ genuine: true, assessment: { matches: false, words: expect.stringContaining(words) } });
  });

  test('of another computer that never published', async () => {
    const { verify, file, receipt, keys } = await prepared();
    const other = await file('other.igt.json', fileText(practiceComputer(2).log, set));
    const { status, report } = await verify(receipt, '--keys', keys, '--assessment', other);
    expect(status).toBe(1);
    expect(report).toMatchObject({ assessment: { matches: false, words: expect.stringContaining('does not hold') } });
  });

  test('and a receipt whose evidence is not what the file lists', async () => {
    const { verify, file, claims, keys, assessment } = await prepared();
    const other = await signReceipt({ ...claims, evidence: { hash: 'e'.repeat(64), files: 1 } }, service.key);
    const { status, report } = await verify(await file('other.txt', other), '--keys', keys, '--assessment', assessment);
    expect(status).toBe(1);
    expect(report).toMatchObject({
      assessment: { matches: true, sameEvidence: false, words: expect.stringContaining('not what this receipt vouches for') },
    });
  });
});

describe('refused, with exit status 1', () => {
  test('a receipt with one letter changed, and one of another service', async () => {
    const { verify, file, receipt, keys } = await prepared();
    const text = await exampleReceipt(service);
    const altered = await file('altered.txt', `${text.slice(0, -20)}${text.at(-20) === 'A' ? 'B' : 'A'}${text.slice(-19)}`);
    expect(await verify(altered, '--keys', keys)).toMatchObject({
      status: 1,
      report: { genuine: false, why: 'receipt altered or forged' },
    });
    const other = await exampleService();
    const elsewhere = await file('elsewhere.json', JSON.stringify({ ...other.pinned, keys: other.keys.text }));
    expect(await verify(receipt, '--keys', elsewhere)).toMatchObject({ status: 1, report: { why: 'key not known' } });
  });

  test.each([
    ['no receipt', 'nowhere.txt', null, null, /nowhere.txt: There is no such file/],
    ['a folder', '.', null, null, /It is a folder. Name the file with the receipt in it/],
    ['no keys', null, 'nowhere.json', null, /nowhere.json: There is no such file/],
    ['keys that are none', null, 'receipt.txt', null, /not a file with a service’s keys/],
    ['an assessment that is none', null, null, 'receipt.txt', /Nothing was taken in/],
  ])('%s', async (_what, receipt, keys, assessment, words) => {
    const all = await prepared();
    const at = (name: string | null, otherwise: string): string => (name === null ? otherwise : join(all.folder, name));
    const { status, report } = await all.verify(
      at(receipt, all.receipt),
      '--keys',
      at(keys, all.keys),
      '--assessment',
      at(assessment, all.assessment),
    );
    expect(status).toBe(1);
    expect(report).toMatchObject({ genuine: false, why: 'cannot be read', words: expect.stringMatching(words) });
  });
});

test.each([[[]], [['a', 'b']], [['']], [['a', '--keys']], [['a', '--keys', '']], [['a', '--quick']]])(
  '%j shows the usage, exit status 2',
  async (given) => {
    expect(await runVerify(given, 'assets')).toEqual({ out: '', error: USAGE, status: 2 });
  },
);

test('as a program', async () => {
  const { receipt, keys, assessment } = await prepared();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [IGT, 'verify', receipt, '--keys', keys, '--assessment', assessment],
    {
      encoding: 'utf8',
    },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ genuine: true, assessment: { matches: true } });
});
