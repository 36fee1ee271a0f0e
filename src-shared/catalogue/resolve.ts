import {
  type Requirement,
  type RequirementSet,
  type RequirementSetFile,
  requirementSet,
  requirementSetId,
  type SectorWords,
} from './requirement-set.ts';
import type { CoreText, SectorText } from './requirement-text.ts';

/** The texts of one requirement: the core, and the sector texts by organisation type. */
export interface RequirementTexts {
  readonly core: CoreText;
  readonly sectors: ReadonlyMap<string, SectorText>;
}

/**
 * Lays core, sector and variant texts together into complete requirement sets: one for the file's own organisation type
 * and one for each variant.
 *
 * Throws when a text names a criterion the core does not have, when texts are missing, or when a word in braces is
 * unknown: the catalogue is shipped data, so that is a mistake of ours and not of a person using it.
 */
export function resolveSets(file: RequirementSetFile, texts: ReadonlyMap<string, RequirementTexts>): RequirementSet[] {
  const { requirements, variants, ...base } = file;
  const one = (kind: typeof base, sectors: readonly string[], omit: readonly string[]): RequirementSet =>
    requirementSet.parse({
      ...kind,
      id: requirementSetId.parse(`igt/${file.version}/${kind.organisation_type}`),
      requirements: requirements
        .filter(({ number }) => !omit.includes(number))
        .map(({ number, source, confidence }) => {
          const found = texts.get(number);
          if (!found) throw new Error(`${file.organisation_type}: there is no text for requirement ${number}`);
          const own = sectors.flatMap((sector) => found.sectors.get(sector) ?? []);
          const layered = own.length === 0 ? found.core : laidOver(found.core, own.reduce(variantOver));
          return {
            ...withWords(layered, kind.words),
            number_source: source,
            number_confidence: confidence,
          } satisfies Requirement;
        }),
    });
  return [
    one(base, [base.organisation_type], []),
    ...variants.map(({ omit, ...variant }) =>
      one({ ...base, ...defined(variant) }, [base.organisation_type, variant.organisation_type], omit),
    ),
  ];
}

function defined<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;
}

/**
 * A variant's text over its base's: what the variant says takes the place of what the base says, field by field and
 * criterion by criterion, so a pharmacy's counter never shows at an appliance contractor that has words of its own.
 */
function variantOver(base: SectorText, variant: SectorText): SectorText {
  const criteria = { ...base.criteria };
  for (const [id, own] of Object.entries(variant.criteria ?? {})) criteria[id] = { ...criteria[id], ...defined(own) };
  return { ...base, ...defined(variant), criteria };
}

function laidOver(core: CoreText, sector: SectorText): CoreText {
  const levels = structuredCopy(core.levels);
  for (const [id, own] of Object.entries(sector.criteria ?? {})) {
    const level = levels[id[0] as '1' | '2' | '3'];
    const at = level.criteria.findIndex((criterion) => criterion.id === id);
    const criterion = level.criteria[at];
    if (!criterion) throw new Error(`${sector.sector} ${sector.number}: the core has no criterion ${id}`);
    level.criteria[at] = { ...criterion, ...defined(own) };
  }
  return {
    ...core,
    description: sector.description ?? core.description,
    guidance: [...(sector.guidance_first ?? []), ...core.guidance],
    common_mistakes: [...(sector.common_mistakes_first ?? []), ...core.common_mistakes],
    levels,
    not_relevant: sector.not_relevant ?? core.not_relevant,
    example_comment: sector.example_comment ?? core.example_comment,
    reviewer_looks_for: sector.reviewer_looks_for ?? core.reviewer_looks_for,
    templates: [...(sector.templates_first ?? []), ...core.templates],
    today: sector.today ?? core.today,
  };
}

function structuredCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Fills {organisation}, {leaders}, ... in every text; {Leaders} gives a capital letter. */
function withWords<T>(value: T, words: SectorWords): T {
  if (typeof value === 'string') return fill(value, words) as T;
  if (Array.isArray(value)) return value.map((item) => withWords(item, words)) as T;
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withWords(item, words)])) as T;
  return value;
}

function fill(text: string, words: SectorWords): string {
  return text.replace(/\{([A-Za-z_]+)\}/g, (_, name: string) => {
    const key = name[0]?.toLowerCase() + name.slice(1);
    const word = Object.hasOwn(words, key) ? words[key as keyof SectorWords] : undefined;
    if (word === undefined) throw new Error(`there is no word for {${name}} in: ${text}`);
    return /^[A-Z]/.test(name) ? word[0]?.toUpperCase() + word.slice(1) : word;
  });
}
