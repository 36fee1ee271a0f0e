import { organisationOf } from '../../../src-shared/assessment/organisation.ts';
import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { standingSeal } from '../../../src-shared/assessment/sealing.ts';
import type { Requirement, RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { namedForFile } from '../../../src-shared/exchange/file-names.ts';
import { accepted, refused } from '../../../src-shared/result.ts';
import type { Block, DocumentTree } from '../tree/document-tree.ts';
import type { DocumentKind, Sources } from './document-kind.ts';
import { answerFacts, comment, notRelevant, sealWords } from './parts/answer.ts';
import { type Assessed, assessedOf } from './parts/assessed.ts';
import { attainmentLevels } from './parts/attainment-levels.ts';
import { beyondRequirement } from './parts/beyond-the-set.ts';
import { blankForm } from './parts/blank-form.ts';
import { heading, paragraph } from './parts/blocks.ts';
import { recordedEvidenceTable } from './parts/evidence-table.ts';
import { setFileName } from './parts/file-name.ts';
import { furnitureOf, PRODUCT } from './parts/furniture.ts';
import { honestNotice } from './parts/honest-notice.ts';
import { description, guidance, help, requirementTitle } from './parts/requirement-text.ts';

type Asked = Extract<PrintedDocument, { kind: 'requirement' }>;

const COMMENT_LINES = 6;

/** One requirement as a printed sheet: with what an assessment says of it, or blank, to fill in by hand. */
export const requirementSheet: DocumentKind<Asked> = {
  fileName: ({ assessment, requirement }, { set, folded }) => {
    const ending = `requirement ${requirement}`;
    if (assessment === null) return setFileName(set, ending);
    return `${namedForFile(organisationOf(folded).name)} IG Toolkit ${set.version} ${ending}`.trim();
  },
  tree: (asked, sources) => {
    const requirement = sources.set.requirements.find(({ number }) => number === asked.requirement);
    if (!requirement) return refused(`Requirement ${asked.requirement} is not in this requirement set.`);
    if (asked.assessment === null) return accepted(blankSheet(asked, requirement, sources));
    const assessed = assessedOf(asked.assessment, sources);
    if (!assessed.ok) return assessed;
    const standing = assessed.value.readiness.standings.find((one) => one.requirement === requirement);
    if (!standing) throw new Error(`${requirement.number} stands nowhere`);
    return accepted(answeredSheet(asked, standing, assessed.value, sources));
  },
};

function blankSheet({ print }: Asked, requirement: Requirement, { set, at }: Sources): DocumentTree {
  return {
    title: `Requirement ${set.version}-${requirement.number}: ${requirement.short_title}`,
    subject: subjectOf(set, requirement),
    author: PRODUCT,
    madeAt: at,
    furniture: furnitureOf(set, null, null),
    print,
    blocks: [
      requirementTitle(set, requirement, 1),
      ...description(requirement),
      honestNotice(),
      ...guidance(requirement, 2),
      ...blankForm(requirement, 2, print),
      ...help(requirement, 2, print),
    ],
  };
}

function answeredSheet({ print }: Asked, standing: RequirementStanding, assessed: Assessed, sources: Sources): DocumentTree {
  const { set, at } = sources;
  const { requirement, answer } = standing;
  const { organisation, year } = assessed;
  const whose = organisation.name.trim() || 'an organisation without a name';
  const evidence = recordedEvidenceTable(standing, assessed, {
    which: answer.notRelevant ? 'rows that say something' : 'every row',
    print,
  });
  return {
    title: `Requirement ${set.version}-${requirement.number} for ${whose}`,
    subject: subjectOf(set, requirement),
    author: organisation.name.trim() || PRODUCT,
    madeAt: at,
    furniture: furnitureOf(set, organisation, year),
    print,
    blocks: [
      requirementTitle(set, requirement, 1),
      answerFacts(standing, assessed),
      ...sealWords(assessed).map((words) => paragraph(words)),
      ...description(requirement),
      honestNotice(),
      ...notRelevant(standing, 2),
      ...commentOrLines(standing, assessed),
      ...attainmentLevels(requirement, standing, 2),
      ...(evidence === null ? [] : [heading(2, 'Evidence'), evidence]),
      ...beyondRequirement(standing, assessed, sources, 2),
      ...guidance(requirement, 2),
      ...help(requirement, 2, print),
    ],
  };
}

/** The comment, or lines to write one on while it can still be answered. */
function commentOrLines(standing: RequirementStanding, { fields }: Assessed): Block[] {
  const written = comment(standing, 2);
  if (written.length > 0 || standing.answer.notRelevant || standingSeal(fields) !== null) return written;
  return [
    {
      kind: 'group',
      blocks: [
        heading(2, 'General comments'),
        paragraph('Nothing is written yet. Room for notes:', 'quiet'),
        { kind: 'writing lines', lines: COMMENT_LINES },
      ],
    },
  ];
}

function subjectOf(set: RequirementSet, { number, title }: Requirement): string {
  return `Requirement ${number} of IG Toolkit ${set.version}, ${set.name}: ${title.text}`;
}
