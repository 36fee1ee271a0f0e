import { documentMeaning, ORGANISATION } from '../assessment/document.ts';
import { fold } from '../assessment/fold.ts';
import { readOdsCode } from '../assessment/ods-code.ts';
import { readOrganisation } from '../assessment/organisation.ts';
import { LARGEST_IMPORT_MB } from '../contract/bridge.ts';
import { accepted, type Result, refused } from '../result.ts';
import { type AssessmentFile, FILE_FORMAT, FILE_FORMAT_NUMBER, fileHead } from './assessment-file.ts';
import { checkChange, type Findings, isObject, placeOfChange } from './check-change.ts';
import { checkHistory, type Placed } from './check-history.ts';
import { undescribedFiles } from './evidence-in-file.ts';
import { type FileProblem, ProblemList, quoted } from './file-problems.ts';
import { parseFileText } from './parse-file-text.ts';

/** Said once below the problems of a refused file. */
export const AFTER_PROBLEMS = 'Nothing was taken in. Put right what is named here, or export the file again where it was made.';

type Head = Pick<AssessmentFile, keyof typeof fileHead.shape>;
type HeadMember = keyof Head;

const WANTED: { readonly [member in HeadMember]: string } = {
  exportedBy: 'the version of the app that wrote the file',
  exportedAt: 'a date and time, such as 2026-11-22T10:32:00.000Z',
  about: 'a list of sentences',
  requirementSet: 'the id of a requirement set, such as igt/14.1/general-practice, and its hash of 64 hexadecimal digits',
  organisation: 'a name and an odsCode, both text',
  assessment: 'the name of an assessment, such as assessment/igt/14.1/general-practice/2026-27',
};

const isHeadMember = (name: string): name is HeadMember => Object.hasOwn(WANTED, name);

/**
 * Reads the text of an assessment file and checks all of it.
 *
 * @returns the file with its warnings; or every reason why it is refused, in plain words with its place: the first twenty, and
 *   how many more there are. Nothing in the text makes it throw.
 */
export function readAssessmentFile(text: string): Result<AssessmentFile, FileProblem[]> {
  if (text.length > LARGEST_IMPORT_MB * 1024 * 1024)
    return refused([{ place: 'the file', words: `It is larger than ${LARGEST_IMPORT_MB} MB, the most that can be read in.` }]);
  const parsed = parseFileText(text);
  if (!parsed.ok) return refused([parsed.refusal]);
  const raw = parsed.value;
  const stranger = whyNotOurs(raw);
  if (stranger || !isObject(raw)) return refused([stranger ?? NOT_OURS]);

  const findings: Findings = { problems: new ProblemList(), warnings: new ProblemList() };
  const { problems, warnings } = findings;
  const head = readHead(raw, findings);
  const changes = readChanges(raw.changes, head, findings);
  if (!head || !changes || !problems.isEmpty) return refused(problems.list());
  compareHeadWithChanges(head, changes, findings);
  return accepted({
    format: FILE_FORMAT,
    formatNumber: FILE_FORMAT_NUMBER,
    ...head,
    changes,
    warnings: warnings.list(),
  });
}

const NOT_OURS: FileProblem = {
  place: 'the file',
  words: `It is not an assessment file: it does not begin with "format": "${FILE_FORMAT}". Choose a file that this app exported.`,
};

/** Another kind of file, or another version's format. */
function whyNotOurs(raw: unknown): FileProblem | null {
  if (!isObject(raw) || raw.format !== FILE_FORMAT) return NOT_OURS;
  const number = raw.formatNumber;
  if (number === FILE_FORMAT_NUMBER) return null;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > FILE_FORMAT_NUMBER)
    return {
      place: '“formatNumber”',
      words: `It was written in format ${number} by a newer version of the app (${quoted(raw.exportedBy)}). This version reads format ${FILE_FORMAT_NUMBER}. Update the app, then import the file again.`,
    };
  return {
    place: '“formatNumber”',
    words: `It should be ${FILE_FORMAT_NUMBER} and is ${quoted(number)}.`,
  };
}

function readHead(raw: Readonly<Record<string, unknown>>, { problems, warnings }: Findings): Head | null {
  for (const [name, schema] of Object.entries(fileHead.shape)) {
    if (!isHeadMember(name) || schema.safeParse(raw[name]).success) continue;
    problems.add(
      `“${name}”`,
      Object.hasOwn(raw, name)
        ? `It is ${quoted(raw[name])}. It should be ${WANTED[name]}.`
        : `It is missing. It should be ${WANTED[name]}.`,
    );
  }
  for (const name of Object.keys(raw))
    if (!isHeadMember(name) && !['format', 'formatNumber', 'changes'].includes(name))
      warnings.add(quoted(name), 'This version of the app does not know this part of the file and passes it over.');
  const head = fileHead.safeParse(raw);
  if (!head.success) return null;
  const meaning = documentMeaning(head.data.assessment);
  if (meaning.kind !== 'assessment')
    problems.add('“assessment”', `It is ${quoted(head.data.assessment)}. It should be ${WANTED.assessment}.`);
  else if (meaning.set !== head.data.requirementSet.id)
    problems.add(
      '“requirementSet”',
      `It names ${quoted(head.data.requirementSet.id)}, and the assessment answers ${quoted(meaning.set)}.`,
    );
  return head.data;
}

function readChanges(raw: unknown, head: Head | null, findings: Findings): AssessmentFile['changes'] | null {
  if (!Array.isArray(raw)) {
    findings.problems.add(
      '“changes”',
      raw === undefined
        ? 'It is missing. It should be a list of changes.'
        : `It is ${quoted(raw)}. It should be a list of changes.`,
    );
    return null;
  }
  const assessment = head?.assessment ?? null;
  const placed: Placed[] = [];
  for (const [index, one] of raw.entries()) {
    const place = placeOfChange(one, index, raw.length, assessment);
    const change = checkChange(one, place, assessment, findings);
    if (change) placed.push({ change, place });
  }
  return checkHistory(placed, findings);
}

/** What is shown before the changes has to be what they say; where it is not, the changes count. */
function compareHeadWithChanges(head: Head, changes: AssessmentFile['changes'], { warnings }: Findings): void {
  const { name, odsCode } = readOrganisation(fold(changes).get(ORGANISATION));
  if (head.organisation.name !== name || head.organisation.odsCode !== odsCode)
    warnings.add(
      '“organisation”',
      `It says ${quoted(head.organisation.name)} ${quoted(head.organisation.odsCode)}, and the changes say ${quoted(name)} ${quoted(odsCode)}. The changes count.`,
    );
  const code = readOdsCode(odsCode);
  if (!code.ok) warnings.add('“organisation”', `${code.refusal} Correct it on the organisation's page.`);
  const undescribed = undescribedFiles({ assessment: head.assessment, changes });
  if (undescribed > 0)
    warnings.add(
      '“changes”',
      `Answers link ${undescribed === 1 ? '1 evidence file that is' : `${undescribed} evidence files that are`} not described in the file. The links are kept, without ${undescribed === 1 ? 'its name' : 'their names'}.`,
    );
  if (!changes.some(({ document }) => document === head.assessment))
    warnings.add('“changes”', 'No change belongs to the assessment: nothing has been answered in it.');
}
