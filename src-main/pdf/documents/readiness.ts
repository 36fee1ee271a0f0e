import { standingSeal } from '../../../src-shared/assessment/sealing.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { accepted } from '../../../src-shared/result.ts';
import { count } from '../../../src-shared/words.ts';
import type { Block } from '../tree/document-tree.ts';
import type { DocumentKind } from './document-kind.ts';
import { answeredBars } from './parts/answered-by-initiative.ts';
import { asItStood } from './parts/as-it-stood.ts';
import { type Assessed, assessedOf, fileNameOf } from './parts/assessed.ts';
import { heading, paragraph, text } from './parts/blocks.ts';
import { furnitureOf } from './parts/furniture.ts';
import { honestNotice } from './parts/honest-notice.ts';
import { leftToDo, worthKnowing } from './parts/left-to-do.ts';

/** What is left to do before an assessment can be published, to be worked through on paper. */
export const readinessReport: DocumentKind<Extract<PrintedDocument, { kind: 'readiness' }>> = {
  fileName: ({ assessment }, sources) => fileNameOf(assessment, sources, 'readiness'),
  tree: ({ assessment, print }, sources) => {
    const read = assessedOf(assessment, sources);
    if (!read.ok) return read;
    const assessed = read.value;
    const { organisation, set, year } = assessed;
    return accepted({
      title: `What is left to do: ${organisation.name.trim() || 'an organisation without a name'}, IG Toolkit ${set.version}`,
      subject: 'Where the assessment stands, what is left to do before it can be published, by whom, and where.',
      author: organisation.name.trim() || 'IG Toolkit Desktop',
      madeAt: sources.at,
      furniture: furnitureOf(set, organisation, year),
      print,
      blocks: [...top(assessed, sources.at), ...left(assessed), ...goodToKnow(assessed)],
    });
  },
};

function top(assessed: Assessed, at: Date): Block[] {
  const { readiness } = assessed;
  const { answered, standings } = readiness;
  return [
    heading(1, 'What is left to do'),
    paragraph(
      `${answered === standings.length ? 'All' : `${answered} of`} ${count(standings.length, 'requirement')} are answered. ${stillToDo(readiness.blockers.length)}`,
      'lead',
    ),
    asItStood(assessed, at),
    heading(2, 'Where we stand'),
    answeredBars(standings),
    paragraph(
      'A requirement counts as answered when it has a level, or a reason why it is not relevant, and a comment or evidence behind it.',
      'quiet',
    ),
    honestNotice(),
  ];
}

function stillToDo(blockers: number): string {
  if (blockers === 0) return 'Nothing is left to do before the assessment can be published.';
  return `${count(blockers, 'thing')} ${blockers === 1 ? 'is' : 'are'} left to do before the assessment can be published.`;
}

function left(assessed: Assessed): Block[] {
  const { readiness, set, fields } = assessed;
  if (readiness.blockers.length > 0)
    return [
      heading(2, 'Left to do'),
      paragraph('Tick each line once it is done in the app. The words after “Where” say which page to open there.'),
      ...leftToDo(assessed),
    ];
  const next =
    standingSeal(fields) === null
      ? `Read the assessment through once more, let the ${set.words.leaders} approve it, and finish it.`
      : 'It was finished on this computer, and a sealed copy is kept.';
  return [
    heading(2, 'Nothing is left to do'),
    {
      kind: 'box',
      tone: 'note',
      blocks: [
        paragraph([
          text('Every requirement is answered, each with a comment or evidence behind it, and we have said who we are.'),
        ]),
        paragraph(next),
      ],
    },
  ];
}

function goodToKnow(assessed: Assessed): Block[] {
  const list = worthKnowing(assessed);
  if (list === null) return [];
  return [heading(2, 'Good to know'), paragraph('None of these stops you. Each is worth a look before you publish.'), list];
}
