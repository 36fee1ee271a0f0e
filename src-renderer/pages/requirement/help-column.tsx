import type { Answer } from '../../../src-shared/assessment/answer.ts';
import type { Requirement } from '../../../src-shared/catalogue/requirement-set.ts';
import { Bullets } from '../../parts/paragraphs.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';

interface Props {
  readonly requirement: Requirement;
  readonly editing: RequirementEditing;
  readonly answer: Answer;
}

/** Help beside the work: what a reviewer looks for, a comment to start from, templates, the law, today's items. */
export function HelpColumn({ requirement, editing, answer }: Props) {
  const edit = useEdit(editing);
  const canUse = !editing.sealed && answer.comment.trim() === '';
  return (
    <aside className="requirement__help" aria-label="Help with this requirement">
      <div className="help-block">
        <h2 className="help-block__heading">A reviewer looks for</h2>
        <p>{requirement.reviewer_looks_for}</p>
      </div>
      <div className="help-block">
        <h2 className="help-block__heading">Sample comment</h2>
        <p className="sample">{requirement.example_comment}</p>
        {canUse && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              edit.put('comment', requirement.example_comment, 'sample comment as a start');
              document.getElementById(`comment-${requirement.number}`)?.focus();
            }}
          >
            Use as a start
          </button>
        )}
        <p className="small muted">An invented example. Change it until it is true for you.</p>
      </div>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Templates to copy</span>
        </summary>
        <div className="nhsuk-details__text">
          {requirement.templates.map((template) => (
            <section key={template.name}>
              <h3 className="help-block__heading">{template.name}</h3>
              {template.text.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a template may repeat and never move
                <p key={at} className="template-line">
                  {line}
                </p>
              ))}
            </section>
          ))}
        </div>
      </details>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Law and guidance</span>
        </summary>
        <div className="nhsuk-details__text">
          <dl className="references">
            {requirement.references.map((reference) => (
              <div key={reference.name}>
                <dt>{reference.name}</dt>
                <dd>
                  {reference.covers}
                  {reference.replaced && <span className="muted"> In 2017: {reference.replaced}.</span>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </details>
      {requirement.today.length > 0 && (
        <details className="nhsuk-details">
          <summary className="nhsuk-details__summary">
            <span className="nhsuk-details__summary-text">Where today’s return asks the same</span>
          </summary>
          <div className="nhsuk-details__text">
            <Bullets texts={requirement.today.map(({ item, use }) => `DSPT ${item}: ${use}`)} />
          </div>
        </details>
      )}
    </aside>
  );
}
