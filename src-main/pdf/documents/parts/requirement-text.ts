import type { Requirement, RequirementSet } from '../../../../src-shared/catalogue/requirement-set.ts';
import { CONFIDENCE, INITIATIVES } from '../../../../src-shared/words.ts';
import type { Block, DocumentTree, HeadingBlock } from '../../tree/document-tree.ts';
import { type PlaceId, placeId } from '../../tree/document-tree.ts';
import { bullets, heading, paragraph, strong, text } from './blocks.ts';
import { templateText } from './template-text.ts';

/** A requirement's own text, as it stands in the set. `level` is always the level of the heading that a part begins with. */

type Level = HeadingBlock['level'];

export function requirementPlace(number: string): PlaceId {
  return placeId(`requirement-${number}`);
}

/** `14.1-117 All staff members are ...`, which bookmarks shorten to `117 Training of staff`. */
export function requirementTitle(set: RequirementSet, { number, title, short_title }: Requirement, level: Level): HeadingBlock {
  return heading(level, `${set.version}-${number} ${title.text}`, {
    place: requirementPlace(number),
    bookmark: `${number} ${short_title}`,
  });
}

/** What it means, and how far its title and its number can be relied on. */
export function description(requirement: Requirement): Block[] {
  const { title, number, number_confidence } = requirement;
  const confidence = CONFIDENCE[title.confidence];
  const source = title.source.includes(confidence) ? '' : ` (${title.source})`;
  const doubt = number_confidence === 'sourced' ? '' : ` That ${number} belongs to this set is ${CONFIDENCE[number_confidence]}.`;
  return [
    paragraph(requirement.description, 'lead'),
    paragraph(
      `${INITIATIVES[requirement.initiative]}. The title is ${confidence}${source}. Description, criteria, examples and guidance are our own wording.${doubt}`,
      'quiet',
    ),
  ];
}

export function guidance(requirement: Requirement, level: Level): Block[] {
  return [
    heading(level, 'Guidance'),
    ...requirement.guidance.map((words) => paragraph(words)),
    { kind: 'group', blocks: [heading(level, 'Common mistakes'), bullets(requirement.common_mistakes)] },
  ];
}

/** What stands beside the answer on screen: what a reviewer looks for, an example, templates, the law, the return of today. */
export function help(requirement: Requirement, level: Level, print: DocumentTree['print']): Block[] {
  const below = (level + 1) as Level;
  return [
    heading(level, 'A reviewer looks for'),
    paragraph(requirement.reviewer_looks_for),
    {
      kind: 'group',
      blocks: [
        heading(level, 'Example of a comment'),
        paragraph(requirement.example_comment),
        paragraph('An invented example. Change it until it is true for you.', 'quiet'),
      ],
    },
    heading(level, 'Templates to copy'),
    ...requirement.templates.flatMap((template) => [heading(below, template.name), ...templateText(template.text, print)]),
    heading(level, 'Law and guidance'),
    bullets(
      requirement.references.map(({ name, covers, replaced }) => [
        strong(name),
        text(`: ${covers}${replaced ? ` In 2017: ${replaced}.` : ''}`),
      ]),
    ),
    ...today(requirement, level),
  ];
}

function today({ today: items }: Requirement, level: Level): Block[] {
  if (items.length === 0) return [];
  return [
    heading(level, 'Where today’s return asks the same'),
    bullets(
      items.map(({ item, use, confidence }) => [
        strong(`DSPT ${item}`),
        text(`: ${use}${confidence === 'sourced' ? '' : ` (${CONFIDENCE[confidence]})`}`),
      ]),
    ),
  ];
}
