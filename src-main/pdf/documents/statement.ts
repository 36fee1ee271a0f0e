import type { Readiness } from '../../../src-shared/assessment/readiness.ts';
import { outcomeOf, percentage, scoreOf } from '../../../src-shared/assessment/score.ts';
import { copyAsItStands } from '../../../src-shared/assessment/sealing.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { AssuranceStatement } from '../../../src-shared/catalogue/statement.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { accepted, refused } from '../../../src-shared/result.ts';
import { count, dateInWords, OUTCOMES, timeInWords } from '../../../src-shared/words.ts';
import type { Block } from '../tree/document-tree.ts';
import type { DocumentKind, Sources } from './document-kind.ts';
import { type Assessed, assessedOf, fileNameOf } from './parts/assessed.ts';
import { heading, keyValues, paragraph, strong, text } from './parts/blocks.ts';
import { furnitureOf } from './parts/furniture.ts';

/**
 * The assurance statement for whoever signs for the organisation: what they accept, over which assessment, and where they sign. One
 * page in normal print. What people typed stays out of it but for the organisation's name, so that it stays one.
 */
export const statementToSign: DocumentKind<Extract<PrintedDocument, { kind: 'statement' }>> = {
  fileName: ({ assessment }, sources) => fileNameOf(assessment, sources, 'assurance statement'),
  tree: ({ assessment, print }, sources) => {
    const read = assessedOf(assessment, sources);
    if (!read.ok) return read;
    const { statement } = sources;
    if (!statement) return refused('There is no assurance statement here to print.');
    const { organisation, set, year } = read.value;
    return accepted({
      title: `${statement.title}: IG Toolkit ${set.version}, ${yearInWords(year)}`,
      subject: 'What is accepted when the assessment is published, to be read and signed on paper.',
      author: organisation.name.trim() || 'IG Toolkit Desktop',
      madeAt: sources.at,
      furniture: furnitureOf(set, organisation, year),
      print,
      blocks: [
        heading(1, statement.title),
        paragraph(statement.before, 'lead'),
        over(read.value, sources),
        heading(2, 'What you accept'),
        clauses(statement),
        { kind: 'group', blocks: [paragraph([strong('Accepted for the organisation')]), signature()] },
        paragraph(
          `Version ${statement.version}. ${statement.wording} Keep this paper. When you publish, enter in the app who signed it and when.`,
          'quiet',
        ),
      ],
    });
  },
};

/** Which assessment it is: its hash ties the paper to what is published. */
function over({ organisation, readiness, year, set, document }: Assessed, { folded, at }: Sources): Block {
  const { hash } = copyAsItStands(folded, document);
  return keyValues([
    ['Organisation', [organisation.name.trim() || 'No name yet', organisation.odsCode.trim()].filter(Boolean).join(', ')],
    ['Assessment', `IG Toolkit ${set.version}, ${yearInWords(year)}, as it stood on ${dateInWords(at)} at ${timeInWords(at)}`],
    ['Result', resultOf(readiness)],
    ['Fingerprint', inGroups(hash.slice(0, 32))],
  ]);
}

function resultOf({ standings, answered, blockers }: Readiness): string {
  const all = standings.length;
  const outcome = outcomeOf(standings, false);
  if (blockers.length > 0 || outcome === null)
    return `${answered} of ${count(all, 'requirement')} answered. Before you sign, ${count(blockers.length, 'thing')} ${blockers.length === 1 ? 'is' : 'are'} left to do.`;
  const percent = percentage(scoreOf(standings));
  return `All ${count(all, 'requirement')} answered. Our own result: ${OUTCOMES[outcome].toLowerCase()}${percent === null ? '' : `, ${percent} %`}.`;
}

/** Eight groups that an eye can follow: half of the hash, which is far more than chance could repeat. */
function inGroups(hash: string): string {
  return (hash.match(/.{1,4}/g) ?? []).join(' ');
}

function clauses({ clauses }: AssuranceStatement): Block {
  return {
    kind: 'list',
    marks: 'numbers',
    items: clauses.map(({ name, text: words }) => [paragraph([strong(`${name}. `), text(words)])]),
  };
}

function signature(): Block {
  const line: Block = { kind: 'writing lines', lines: 1 };
  return keyValues([
    ['Name and role', [line]],
    ['Signature and date', [line]],
  ]);
}
