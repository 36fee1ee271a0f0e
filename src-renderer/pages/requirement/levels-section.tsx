import { useId } from 'react';
import { tickCriterion, tickLevelZero } from '../../../src-shared/assessment/acts.ts';
import { CRITERIA_LEVELS, type CriteriaLevel, criteriaOf, lockOf } from '../../../src-shared/assessment/levels.ts';
import { listInWords, type RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { Section } from '../../parts/section.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';
import { TickBox } from './tick-box.tsx';

interface Props {
  readonly editing: RequirementEditing;
  readonly standing: RequirementStanding;
}

/** Level 0 and the criteria of levels 1 to 3. Levels are results: they are reached by their criteria, never ticked. */
export function LevelsSection({ editing, standing }: Props) {
  const { requirement, answer, state } = standing;
  const edit = useEdit(editing);
  const { attainment } = state;
  const zeroOff = answer.levelZero
    ? null
    : state.reachedByTicks > 0
      ? `Your ticks reach level ${state.reachedByTicks}, so level 0 does not apply.`
      : notRelevantWords(answer.notRelevant);
  return (
    <div className="levels" data-help="criteria">
      {attainment.kind === 'answered in two ways' && (
        <p className="field-note field-note--wrong">
          This was answered in two ways: {attainment.said.join(' and ')}. It has no level until you keep one and untick the other.
        </p>
      )}
      <TickBox
        label={
          <>
            <strong>Level 0</strong> {requirement.level_0}
          </>
        }
        checked={answer.levelZero}
        reason={editing.sealed ? SEALED : zeroOff}
        onChange={(ticked) => edit.act(tickLevelZero(editing, ticked), ticked ? 'tick level 0' : 'untick level 0')}
      />
      {answer.levelZero && answer.ticked.size > 0 && (
        <p className="small muted levels__aside">
          Ticked so far stays as “done so far”: {listInWords([...answer.ticked].sort())}.
        </p>
      )}
      {CRITERIA_LEVELS.map((level) => (
        <Level key={level} level={level} editing={editing} standing={standing} />
      ))}
      {state.notCounting.length > 0 && (
        <p className="field-note">
          {listInWords(state.notCounting)} {state.notCounting.length === 1 ? 'is' : 'are'} still ticked but{' '}
          {state.notCounting.length === 1 ? 'does' : 'do'} not count until level {state.next?.level} is complete.
        </p>
      )}
      <p className="levels__current">
        Current level <LevelMark attainment={attainment} />
      </p>
    </div>
  );
}

function Level({ level, editing, standing }: Props & { readonly level: CriteriaLevel }) {
  const { requirement, answer, state } = standing;
  const edit = useEdit(editing);
  const criteria = criteriaOf(requirement, level);
  const ticked = criteria.filter((id) => answer.ticked.has(id)).length;
  const isReached = state.reachedByTicks >= level;
  const isOpen = level === 1 || state.reachedByTicks >= level - 1 || ticked > 0;
  const id = useId();
  return (
    <Section
      name={`level-${level}`}
      level={3}
      openAtFirst={isOpen}
      title={`Level ${level}`}
      status={
        isReached
          ? 'Reached'
          : level > 1 && state.reachedByTicks < level - 1
            ? `After level ${level - 1}`
            : `${ticked} of ${criteria.length}`
      }
    >
      <p className="levels__summary" id={id}>
        {requirement.levels[level].summary}
      </p>
      <fieldset className="nhsuk-fieldset" aria-describedby={id}>
        <legend className="nhsuk-u-visually-hidden">Criteria of level {level}</legend>
        {requirement.levels[level].criteria.map((criterion) => {
          const lock = lockOf(requirement, answer, criterion.id);
          const checked = answer.ticked.has(criterion.id);
          const reason = checked
            ? null
            : lock
              ? `Level ${lock.level} comes first: tick ${listInWords(lock.missing)}.`
              : notRelevantWords(answer.notRelevant);
          return (
            <TickBox
              key={criterion.id}
              label={
                <>
                  <strong>{criterion.id}</strong> {criterion.text}
                </>
              }
              hint={`For example: ${criterion.evidence.map(({ text }) => text.replace(/\.$/, '')).join('; ')}.`}
              checked={checked}
              reason={editing.sealed ? SEALED : reason}
              onChange={(now) =>
                edit.act(tickCriterion(editing, criterion.id, now), `${now ? 'tick' : 'untick'} ${criterion.id}`)
              }
            />
          );
        })}
      </fieldset>
    </Section>
  );
}

export const SEALED = 'This assessment is finished. Reopen it to change answers.';

function notRelevantWords(notRelevant: boolean): string | null {
  return notRelevant ? 'Marked not relevant. Untick that first.' : null;
}
