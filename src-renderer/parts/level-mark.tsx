import { type Attainment, attainmentInWords } from '../../src-shared/assessment/levels.ts';

/**
 * A level, drawn the same everywhere: the words in a tag, and a small bar that reads without colour and is hidden from
 * screen readers, because the words are what is spoken.
 */
export function LevelMark({ attainment }: { readonly attainment: Attainment }) {
  const level = attainment.kind === 'level' ? attainment.level : null;
  return (
    <span className="level-mark">
      {level !== null && (
        <span className="level-bar" aria-hidden="true">
          {[1, 2, 3].map((step) => (
            <span key={step} className={step <= level ? 'level-bar__step level-bar__step--reached' : 'level-bar__step'} />
          ))}
        </span>
      )}
      <span className={`nhsuk-tag level-tag level-tag--${toneOf(attainment)}`}>{attainmentInWords(attainment)}</span>
    </span>
  );
}

function toneOf(attainment: Attainment): string {
  switch (attainment.kind) {
    case 'level':
      return attainment.level >= 2 ? 'passed' : 'below';
    case 'not relevant':
      return 'aside';
    case 'answered in two ways':
      return 'wrong';
    case 'no level yet':
      return 'none';
  }
}
